package dev.signalpost.contracts.topic;

/**
 * Names of the Kafka record headers. Those with the prefix {@code ce_} are the Kafka binding of
 * CloudEvents 1.0.2, binary mode; those with {@code sp_} are ours and travel only on retry, parked,
 * exhausted and dead-letter records.
 */
public final class RecordHeader {

    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TIME = "ce_time";

    /** Application id or uid. */
    public static final String CE_SUBJECT = "ce_subject";

    /** Channels of the message, separated by commas. */
    public static final String CE_CHANNELS = "ce_channels";

    public static final String CE_ENVIRONMENT = "ce_environment";

    /** The message's uid, unique in its application. */
    public static final String CE_UID = "ce_uid";

    /** See {@code MessageTerms#orderingKey}. */
    public static final String CE_PARTITIONKEY = "ce_partitionkey";

    /** RFC 3339 time before which nothing is delivered. */
    public static final String CE_DELIVERAT = "ce_deliverat";

    /** RFC 3339 time from which on nothing is delivered. */
    public static final String CE_EXPIRYTIME = "ce_expirytime";

    public static final String CONTENT_TYPE = "content-type";

    public static final String ENDPOINT = "sp_endpoint";

    /** Number of the attempt to make, counted from 1 over the whole life of the delivery. */
    public static final String ATTEMPT = "sp_attempt";

    /** Position in the retry schedule, counted from 0; a resend starts again at 0. */
    public static final String STEP = "sp_step";

    /** Epoch milliseconds before which the attempt must not be made. */
    public static final String NOT_BEFORE = "sp_not_before";

    /**
     * Epoch milliseconds at which the record leaves its tier: the earlier of not-before and the
     * tier's end.
     */
    public static final String HOP_AT = "sp_hop_at";

    /** Why the attempt is made: see {@code Trigger}. */
    public static final String TRIGGER = "sp_trigger";

    /** Why a record is in the dead-letter topic. */
    public static final String REASON = "sp_reason";

    /**
     * Topic, partition and offset a dead-letter record was read from, as {@code
     * topic/partition/offset}.
     */
    public static final String ORIGIN = "sp_origin";

    private RecordHeader() {}
}
