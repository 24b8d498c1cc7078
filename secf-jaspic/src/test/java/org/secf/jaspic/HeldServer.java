package org.secf.jaspic;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The response of a servlet container, as far as it matters to whoever holds it back. */
final class HeldServer {

    final Map<String, List<String>> fields = new LinkedHashMap<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    int status = 200;
    boolean isCommitted;
    boolean hasTrailers = true;
    long length = -1;

    @Nullable
    String contentType;

    @Nullable
    String message;

    @Nullable
    Supplier<Map<String, String>> trailers;

    HttpServletResponse response() {
        return FakeServer.proxy(HttpServletResponse.class, (proxy, method, args) -> switch (method.getName()) {
            case "isCommitted" -> isCommitted;
            case "getStatus" -> status;
            case "setStatus" -> say(args[0]);
            case "sendError" -> {
                status = (Integer) args[0];
                message = args.length > 1 ? String.valueOf(args[1]) : null;
                isCommitted = true;
                yield null;
            }
            case "getContentType" -> contentType;
            case "setContentType" -> {
                contentType = String.valueOf(args[0]);
                yield null;
            }
            case "getCharacterEncoding" -> "UTF-8";
            case "containsHeader" -> fields.containsKey(String.valueOf(args[0]));
            case "getHeaders" -> fields.getOrDefault(String.valueOf(args[0]), List.of());
            case "addHeader" ->
                fields.computeIfAbsent(String.valueOf(args[0]), name -> new ArrayList<>())
                        .add(String.valueOf(args[1]));
            case "setHeader" -> fields.put(String.valueOf(args[0]), new ArrayList<>(List.of(String.valueOf(args[1]))));
            case "setContentLengthLong", "setContentLength" -> {
                length = ((Number) args[0]).longValue();
                yield null;
            }
            case "reset" -> reset();
            case "flushBuffer" -> {
                isCommitted = true;
                yield null;
            }
            case "getOutputStream" -> new Out();
            case "setTrailerFields" -> announce(args[0]);
            default -> null;
        });
    }

    private boolean say(Object code) {
        status = (Integer) code;
        return true;
    }

    String body() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // the argument is what the servlet interface says
    private boolean announce(Object fields) {
        if (!hasTrailers) {
            throw new IllegalStateException("HTTP/1.0");
        }
        trailers = (Supplier<Map<String, String>>) fields;
        return true;
    }

    private boolean reset() {
        fields.clear();
        sent.reset();
        status = 200;
        contentType = null;
        return true;
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int octet) {
            sent.write(octet);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
