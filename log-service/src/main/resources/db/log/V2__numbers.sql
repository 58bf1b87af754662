-- Messages whose API names them by number (IdNumber of their id) are found by it; no other row pays for that.
CREATE INDEX message_by_number ON log.message (
    application,
    (('x' || right(id::text, 12))::bit(48)::bigint + (('x' || substr(id::text, 23, 1))::bit(4)::bigint << 48))
) WHERE source = 'signalpost/channels';
