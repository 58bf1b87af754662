package dev.signalpost.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Shows results. */
public final class Report {

    private static final String ROW = "%-5s %-62s %-8s %-20s %s%n";

    private final List<Result> results;
    private final boolean quick;

    public Report(List<Result> results, boolean quick) {
        this.results = results;
        this.quick = quick;
    }

    public void print(PrintStream out) {
        out.printf("%n" + ROW, "", "ratio", "goal", "median (min to max)", "");
        for (Result result : results) {
            out.printf(
                    ROW,
                    result.scenario(),
                    result.what(),
                    result.goal(),
                    range(result),
                    result.met() ? "" : "MISSED");
            result.details().forEach(detail -> out.printf(ROW, "", "  " + detail, "", "", ""));
        }
    }

    /** Writes {@code bench.json} and {@code bench.html} into the folder. */
    public String write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path json = folder.resolve("bench.json");
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(json.toFile(), Map.of("quick", quick, "results", results));
        Path page = folder.resolve("bench.html");
        Files.writeString(page, html());
        return json + ", " + page;
    }

    private String html() {
        var rows = new StringBuilder();
        for (Result result : results) {
            double width = Math.min(100, result.median() * 50);
            rows.append(
                    """
                    <tr class="%s"><td>%s</td><td>%s<br><small>%s</small></td><td>%s</td><td>%s
                    <svg width="220" height="10"><rect width="%.0f" height="10"/><line x1="100" x2="100" y2="10"/></svg></td></tr>
                    """
                            .formatted(
                                    result.met() ? "met" : "missed",
                                    result.scenario(),
                                    result.what(),
                                    String.join("<br>", result.details()),
                                    result.goal().replace("<", "&lt;").replace(">", "&gt;"),
                                    range(result),
                                    2 * width));
        }
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Signalpost bench</title>
                <style>body{font:15px system-ui;margin:2rem}td{padding:.4rem .8rem;border-top:1px solid #ddd;vertical-align:top}
                rect{fill:#4a7}.missed rect{fill:#c54}line{stroke:#333}svg{display:block}</style>
                <h1>Signalpost bench</h1><p>Ratios in one run; the mark in each bar is 1.</p><table>
                <tr><th></th><th>ratio</th><th>goal</th><th>median (min to max)</th></tr>
                """
                + rows
                + "</table></html>\n";
    }

    private static String range(Result result) {
        return "%s (%s to %s)"
                .formatted(
                        Result.rounded(result.median()),
                        Result.rounded(result.min()),
                        Result.rounded(result.max()));
    }
}
