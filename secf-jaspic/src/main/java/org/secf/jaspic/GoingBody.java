package org.secf.jaspic;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.http.Reply;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.ResponseSeal;

/**
 * A body that is sent before it is whole.
 *
 * @param layers what it passes through; the first gets what the resource writes
 * @param seals what follows it in trailers; each is one of the layers
 */
record GoingBody(List<CodedBody.Opening> layers, List<ResponseSeal> seals) {

    GoingBody {
        layers = List.copyOf(layers);
        seals = List.copyOf(seals);
    }

    /** One that is only looked at. */
    static GoingBody followedBy(ResponseSeal seal) {
        ResponseSeal once = new FinishedOnce(seal);
        return new GoingBody(List.of(sealing(once)), List.of(once));
    }

    /** The layer of a seal. */
    static CodedBody.Opening sealing(ResponseSeal seal) {
        return below -> new CodedOutput(new Seen(below, seal), () -> {});
    }

    boolean needsTrailers() {
        return !seals.isEmpty();
    }

    /** From the resource through all layers to the container. */
    CodedOutput onto(OutputStream container) throws IOException {
        List<CodedOutput> opened = new ArrayList<>();
        OutputStream below = container;
        for (int i = layers.size() - 1; i >= 0; i--) {
            CodedOutput layer = layers.get(i).onto(below);
            opened.add(0, layer);
            below = layer.octets();
        }
        return new CodedOutput(below, () -> {
            for (CodedOutput layer : opened) {
                layer.end().finish();
            }
        });
    }

    /** Once it is whole. */
    Map<String, String> trailers() {
        return seals.stream()
                .flatMap(seal -> seal.finish().stream())
                .collect(Collectors.toMap(Reply.Header::name, Reply.Header::value, (one, other) -> one + ", " + other));
    }

    /** Passes everything on, seen by a seal. */
    private static final class Seen extends FilterOutputStream {

        private final ResponseSeal seal;

        Seen(OutputStream below, ResponseSeal seal) {
            super(below);
            this.seal = seal;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            seal.update(octets, offset, length);
            out.write(octets, offset, length);
        }
    }
}
