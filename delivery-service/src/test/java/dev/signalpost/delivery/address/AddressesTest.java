package dev.signalpost.delivery.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static final String HOST = "receiver.example";
    private static final Duration CACHED = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlockingQueue<InetAddress> answers = new LinkedBlockingQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Addresses addresses = new Addresses(new Cached(), this::slowly, nanos::get);

    private record Cached() implements AddressConfig {
        @Override
        public boolean allowPrivate() {
            return false;
        }

        @Override
        public Duration cacheFor() {
            return CACHED;
        }
    }

    @AfterEach
    void close() {
        addresses.close();
    }

    @Test
    void aNewNameWaitsForTheNameServer() throws UnknownHostException {
        CompletableFuture<Resolution> asked = addresses.resolve(HOST);
        assertThat(asked).isNotDone();

        answers.add(address("8.8.8.8"));

        assertThat(asked).succeedsWithin(SOON).isEqualTo(allowed("8.8.8.8"));
    }

    @Test
    void aKnownNameDoesNotWaitForTheNameServer() throws UnknownHostException {
        // Given
        answers.add(address("8.8.8.8"));
        assertThat(addresses.resolve(HOST)).succeedsWithin(SOON);

        // When
        nanos.addAndGet(CACHED.multipliedBy(2).toNanos());
        CompletableFuture<Resolution> meanwhile = addresses.resolve(HOST);
        answers.add(address("9.9.9.9"));

        // Then
        assertThat(meanwhile).isCompletedWithValue(allowed("8.8.8.8"));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(addresses.resolve(HOST))
                                        .isCompletedWithValue(allowed("9.9.9.9")));
    }

    @Test
    void oldAddressesAreNotUsedForEver() throws UnknownHostException {
        answers.add(address("8.8.8.8"));
        assertThat(addresses.resolve(HOST)).succeedsWithin(SOON);

        nanos.addAndGet(CACHED.multipliedBy(11).toNanos());

        assertThat(addresses.resolve(HOST)).isNotDone();
    }

    @Test
    void aBadAddressIsRefused() throws UnknownHostException {
        answers.add(address("169.254.169.254"));

        assertThat(addresses.resolve(HOST))
                .succeedsWithin(SOON)
                .isInstanceOf(Resolution.Refused.class);
    }

    private static Resolution allowed(String address) throws UnknownHostException {
        return new Resolution.Allowed(List.of(address(address)));
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private InetAddress[] slowly(String host) {
        try {
            return new InetAddress[] {answers.take()};
        } catch (InterruptedException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
