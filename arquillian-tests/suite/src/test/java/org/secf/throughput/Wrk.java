package org.secf.throughput;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** <a href="https://github.com/wg/wrk">wrk</a>, which the machine must have. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([0-9.]+)");
    private static final long PATIENCE = 60;

    private final Path script;
    private final URI address;

    private Wrk(Path script, URI address) {
        this.script = script;
        this.address = address;
    }

    /** Posts one body with the same fields each time. */
    static Wrk posting(Path folder, URI address, String body, Map<String, String> fields) throws IOException {
        String lines = fields.entrySet().stream()
                .map(field -> "wrk.headers[%s] = %s".formatted(quoted(field.getKey()), quoted(field.getValue())))
                .collect(Collectors.joining("\n"));
        Path script = Files.writeString(
                folder.resolve("wrk" + address.getPath().replace('/', '-') + ".lua"),
                "wrk.method = \"POST\"\nwrk.body = %s\n%s\n".formatted(quoted(body), lines));
        return new Wrk(script, address);
    }

    /** Requests a second, by 16 connections; every answer must be a good one. */
    double rate(int seconds) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c16", "-d" + seconds + "s", "-s", script.toString(), address.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(text);
        if (!wrk.waitFor(seconds + PATIENCE, TimeUnit.SECONDS) || text.contains("Non-2xx") || !rate.find()) {
            wrk.destroyForcibly();
            throw new IllegalStateException("expected good answers only, wrk says " + text);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
