package dev.signalpost.delivery.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "93.184.216.34",
                "172.32.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "2001:4860:4860::8888"
            })
    void publicAddressesAreAllowed(String address) throws UnknownHostException {
        assertThat(refused(address, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "127.0.0.1",
                "127.255.255.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1"
            })
    void privateAddressesAreRefusedUnlessAllowed(String address) throws UnknownHostException {
        assertThat(refused(address, false)).isTrue();
        assertThat(refused(address, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "169.254.169.254", "224.0.0.1", "255.255.255.255", "192.0.2.1",
                        "198.18.0.1", "240.0.0.1", "::",
                "fe80::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1",
                        "fec0::1", "::127.0.0.1"
            })
    void specialAddressesAreAlwaysRefused(String address) throws UnknownHostException {
        assertThat(refused(address, false)).isTrue();
        assertThat(refused(address, true)).isTrue();
    }

    @org.junit.jupiter.api.Test
    void oneBadAddressOfANameIsEnough() throws UnknownHostException {
        var addresses =
                List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThat(new AddressGuard(false).refusal(addresses))
                .hasValueSatisfying(reason -> assertThat(reason).contains("10.0.0.1"));
    }

    private static boolean refused(String address, boolean allowPrivate)
            throws UnknownHostException {
        return new AddressGuard(allowPrivate)
                .refusal(List.of(InetAddress.getByName(address)))
                .isPresent();
    }
}
