package org.secf.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secf.signature.Fields;
import org.secf.signature.Message;
import org.secf.signature.RequestMessage;
import org.secf.signature.ResponseMessage;
import org.secf.signature.TargetUri;

/** A message as HTTP/1.1 sends it (RFC 9112), with the line ends of any editor: start line, fields, an empty line, and content without a transfer coding. */
final class MessageFile {

    private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) HTTP/1\\.[01]");
    private static final Pattern RESPONSE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

    private final byte[] octets;
    private final int headEnd;
    private final String start;
    private final Map<String, List<String>> fields;
    private final byte[] content;

    private MessageFile(byte[] octets, int headEnd, String start, Map<String, List<String>> fields) {
        this.octets = octets;
        this.headEnd = headEnd;
        this.start = start;
        this.fields = fields;
        this.content = content(octets, Math.min(lineEnd(octets, headEnd) + 1, octets.length), fields);
    }

    /** Reads it; what follows as many octets as {@code Content-Length} says is not part of it, such as the end of a file's last line. */
    static MessageFile read(byte[] octets) throws UnusableException {
        List<String> lines = new ArrayList<>();
        int at = 0;
        int end = lineEnd(octets, 0);
        while (end > at && !line(octets, at, end).isEmpty()) {
            add(lines, line(octets, at, end));
            at = end + 1;
            end = lineEnd(octets, at);
        }
        if (lines.isEmpty()) {
            throw new UnusableException("expected a start line, found none");
        }
        Map<String, List<String>> fields = fields(lines.subList(1, lines.size()));
        return new MessageFile(octets, Math.min(at, octets.length), lines.get(0), fields);
    }

    private static byte[] content(byte[] octets, int begin, Map<String, List<String>> fields) {
        int left = octets.length - begin;
        int length = fields.getOrDefault("content-length", List.of()).stream()
                .filter(text -> LENGTH.matcher(text).matches())
                .findFirst()
                .map(Integer::parseInt)
                .orElse(left);
        return Arrays.copyOfRange(octets, begin, begin + Math.min(length, left));
    }

    /** The content as transferred. */
    byte[] content() {
        return content.clone();
    }

    /** The same message, octet by octet, with further fields at the end of its head. */
    MessageFile with(Map<String, String> more) throws UnusableException {
        String all = new String(octets, StandardCharsets.ISO_8859_1);
        String lineEnd = line(octets, 0, lineEnd(octets, 0)).length() < lineEnd(octets, 0) ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(all.substring(0, headEnd));
        if (text.charAt(text.length() - 1) != '\n') {
            text.append(lineEnd);
        }
        more.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append(lineEnd));
        text.append(headEnd < octets.length ? all.substring(headEnd) : lineEnd);
        return read(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Each character is one octet. */
    String text() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Whether the content is a part of the representation only (RFC 9110 §14.4). */
    boolean isPart() {
        Matcher response = RESPONSE.matcher(start);
        return fields.containsKey("content-range")
                || (response.matches() && response.group(1).equals("206"));
    }

    /** The lines of a field. */
    List<String> lines(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * The message, of which nothing is believed.
     *
     * @param scheme by which the request came
     * @param request what a response answers
     */
    Message message(String scheme, Optional<MessageFile> request) throws UnusableException {
        Matcher response = RESPONSE.matcher(start);
        if (!response.matches()) {
            return request(scheme);
        }
        Optional<RequestMessage> answered =
                request.isPresent() ? Optional.of(request.get().request(scheme)) : Optional.empty();
        return new ResponseMessage(
                Integer.parseInt(response.group(1)), Fields.of(fields), Fields.NONE, content.length > 0, answered);
    }

    private RequestMessage request(String scheme) throws UnusableException {
        Matcher request = REQUEST.matcher(start);
        List<String> hosts = lines("host");
        if (!request.matches() || hosts.size() != 1 || !request.group(2).startsWith("/")) {
            throw new UnusableException("expected a request such as GET /path?query HTTP/1.1 with one line Host, found "
                    + start + " with " + hosts.size());
        }
        String target = request.group(2);
        int mark = target.indexOf('?');
        TargetUri uri = new TargetUri(
                scheme,
                hosts.get(0),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1)),
                Optional.of(target));
        return new RequestMessage(request.group(1), uri, Fields.of(fields), content.length > 0);
    }

    /** A line that begins with a blank goes on where the last one ended (RFC 9112 §5.2). */
    private static void add(List<String> lines, String line) {
        boolean isFolded = line.startsWith(" ") || line.startsWith("\t");
        if (isFolded && lines.size() > 1) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "\r\n" + line);
        } else {
            lines.add(line);
        }
    }

    private static Map<String, List<String>> fields(List<String> lines) throws UnusableException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 1 || Character.isWhitespace(line.charAt(colon - 1))) {
                throw new UnusableException("expected a field such as Host: example.org, found " + line);
            }
            fields.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return fields;
    }

    private static int lineEnd(byte[] octets, int from) {
        int at = from;
        while (at < octets.length && octets[at] != '\n') {
            at++;
        }
        return at;
    }

    private static String line(byte[] octets, int from, int end) {
        int last = end > from && octets[end - 1] == '\r' ? end - 1 : end;
        return new String(octets, from, last - from, StandardCharsets.ISO_8859_1);
    }
}
