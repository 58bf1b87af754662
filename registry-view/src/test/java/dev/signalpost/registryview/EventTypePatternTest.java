package dev.signalpost.registryview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypePatternTest {

    @ParameterizedTest
    @CsvSource({
        "invoice.*, invoice.paid, true",
        "invoice.*, invoice., true",
        "invoice.*, invoice, false",
        "*, anything.at.all, true",
        "*.created, user.created, true",
        "*.created, user.created.twice, false",
        "airtable.*.records.*, airtable.base1.records.updated, true",
        "airtable.*.records.*, airtable.base1.tables.updated, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "**, x, true",
        "user.created, user.created, true",
        "user.created, User.created, false",
        "user.created, userXcreated, false"
    })
    void aStarStandsForAnyRunOfCharacters(String pattern, String eventType, boolean expected) {
        assertThat(new EventTypePattern(pattern).matches(eventType)).isEqualTo(expected);
    }
}
