package dev.signalpost.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalpost.contracts.id.EndpointId;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretCipherTest {

    private final EndpointId endpoint = new EndpointId(UUID.randomUUID());
    private final SecretCipher cipher = cipher((byte) 1);

    @Test
    void opensWhatItSealed() {
        String sealed = cipher.seal(endpoint, "whsec_ä");

        assertThat(sealed).doesNotContain("whsec");
        assertThat(cipher.open(endpoint, sealed)).isEqualTo("whsec_ä");
        assertThat(cipher.seal(endpoint, "whsec_ä")).isNotEqualTo(sealed);
    }

    @Test
    void doesNotOpenForAnotherEndpointOrWithAnotherKeyOrWhenChanged() {
        String sealed = cipher.seal(endpoint, "whsec_a");

        assertThatThrownBy(() -> cipher.open(new EndpointId(UUID.randomUUID()), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher((byte) 2).open(endpoint, sealed))
                .hasMessageContaining("signalpost.secrets.key");
        assertThatThrownBy(() -> cipher.open(endpoint, "AAAA" + sealed.substring(4)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(endpoint, "not base64!"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysHowToMakeAKeyWhenItGetsABadOne() {
        assertThatThrownBy(() -> new SecretCipher(() -> Optional.of("c2hvcnQ=")))
                .hasMessageContaining("openssl rand");
        assertThatThrownBy(() -> new SecretCipher(Optional::empty))
                .hasMessageContaining("openssl rand");
        assertThatThrownBy(() -> new SecretCipher(() -> Optional.of("???")))
                .hasMessageContaining("openssl rand");
    }

    private static SecretCipher cipher(byte fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, fill);
        return new SecretCipher(() -> Optional.of(Base64.getEncoder().encodeToString(key)));
    }
}
