package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e400",
                "-0",
                "123456789012345678901234567890",
                "\"\"",
                "\"a \\u00e9 \\\" } ] b\"",
                "\"日本語 🎉\"",
                "true",
                "null",
                "{}",
                "[ ]",
                "{\"b\":1,\"a\" : [1.0, {\"x\":\"}\"}], \"b\":2}",
                "{ \n\t\"deep\": [[[[{}]]]] }"
            })
    void cutsAValueOutByItsExactBytes(String value) throws IOException {
        // Given
        String around =
                "{ \"first\" : %s , \"payload\":%s,\"last\":%s\n}".formatted(value, value, value);

        // When
        var members = JsonMembers.of(around.getBytes(UTF_8));

        // Then
        assertThat(members.keySet()).containsExactly("first", "payload", "last");
        assertThat(members.values())
                .allSatisfy(span -> assertThat(new String(span.bytes(), UTF_8)).isEqualTo(value));
    }

    @Test
    void knowsPlainTextFromWhatWantsAParser() throws IOException {
        var members =
                JsonMembers.of(
                        """
                        {"plain": "invoice.paid", "empty": "", "escaped": "a\\u0062", "far": "日本", "number": 12}
                        """
                                .getBytes(UTF_8));

        assertThat(members.get("plain").plainText()).contains("invoice.paid");
        assertThat(members.get("empty").plainText()).contains("");
        assertThat(members.get("escaped").plainText()).isEmpty();
        assertThat(members.get("far").plainText()).isEmpty();
        assertThat(members.get("number").plainText()).isEmpty();
    }

    @Test
    void cutsTheElementsOfAnArray() throws IOException {
        var elements = JsonMembers.elements("[ {\"a\":1} ,2.50, \"x\"]".getBytes(UTF_8));

        assertThat(elements)
                .extracting(span -> new String(span.bytes(), UTF_8))
                .containsExactly("{\"a\":1}", "2.50", "\"x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"a\":}",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertThatThrownBy(() -> JsonMembers.of(text.getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> JsonMembers.of("{\"a\":1}".getBytes(UTF_16)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] text = "{\"a\":\"??\"}".getBytes(UTF_8);
        text[6] = (byte) 0xc3;
        text[7] = (byte) 0x28;

        assertThatThrownBy(() -> JsonMembers.of(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesNestingThatIsMeantToHurt() {
        String nested = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> JsonMembers.of(nested.getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
