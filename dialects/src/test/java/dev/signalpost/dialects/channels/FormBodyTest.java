package dev.signalpost.dialects.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {}",
                "name=x | {\"name\":\"x\"}",
                "name | {\"name\":\"\"}",
                "a=1&a=2 | {\"a\":\"2\"}",
                "&&a=1& | {\"a\":\"1\"}",
                "a=b%3Dc+d%26 | {\"a\":\"b=c d&\"}",
                "a=\u20ac | {\"a\":\"\u20ac\"}",
                "a=%E2%82%AC | {\"a\":\"\u20ac\"}",
                "data[k]=v&data[l]=w | {\"data\":{\"k\":\"v\",\"l\":\"w\"}}",
                "data%5Bk%5D=v | {\"data\":{\"k\":\"v\"}}",
                "data[a][b][c]=d | {\"data\":{\"a\":{\"b\":{\"c\":\"d\"}}}}",
                "data[l][]=1&data[l][]=2 | {\"data\":{\"l\":[\"1\",\"2\"]}}",
                "data[k v]=x | {\"data\":{\"k v\":\"x\"}}"
            })
    void readsNestedKeys(String form, String json) {
        assertThat(FormBody.parse(form.getBytes(UTF_8))).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=x | without a name",
                "[a]=x | without a name",
                "a[b=x | unbalanced",
                "a[b]c=x | unbalanced",
                "a[][b]=x | before its end",
                "a=1&a[b]=2 | contradicts",
                "a[b]=1&a=2 | contradicts",
                "a[]=1&a[b]=2 | contradicts",
                "a[b]=1&a[]=2 | contradicts",
                "a=%zz | percent",
                "a=%2 | percent",
                "a=%E9 | UTF-8"
            })
    void saysWhatItDoesNotUnderstand(String form, String message) {
        assertThatThrownBy(() -> FormBody.parse(form.getBytes(UTF_8)))
                .hasMessageContaining(message);
    }

    @Test
    void hasLimits() {
        assertThat(FormBody.parse(fields(FormBody.MAX_FIELDS))).hasSize(FormBody.MAX_FIELDS);
        assertThatThrownBy(() -> FormBody.parse(fields(FormBody.MAX_FIELDS + 1)))
                .hasMessageContaining("more than 1000 fields");
        FormBody.parse(deep(FormKey.MAX_DEPTH));
        assertThatThrownBy(() -> FormBody.parse(deep(FormKey.MAX_DEPTH + 1)))
                .hasMessageContaining("deeper than 32");
        assertThatThrownBy(() -> FormBody.parse(new byte[] {'a', '=', (byte) 0xff}))
                .hasMessageContaining("UTF-8");
    }

    private static byte[] fields(int howMany) {
        var form = new StringBuilder();
        for (int i = 0; i < howMany; i++) {
            form.append(i == 0 ? "" : "&").append("f").append(i).append("=x");
        }
        return form.toString().getBytes(UTF_8);
    }

    private static byte[] deep(int levels) {
        return ("a" + "[b]".repeat(levels - 1) + "=x").getBytes(UTF_8);
    }
}
