package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to the octets or to the records: what comes out is a beginning of what was signed, and all of it where nothing is refused. */
class SignedChunksPropertyTest {

    private final ChunkedBody body = new ChunkedBody();
    private final byte[] content = content();
    private final byte[] wire = body.of(
            Arrays.copyOf(content, 40), Arrays.copyOfRange(content, 40, 41), Arrays.copyOfRange(content, 41, 150));
    private final List<byte[]> records = ChunkedBody.records(wire);
    private final List<byte[]> others = ChunkedBody.records(new ChunkedBody().of(new byte[40], new byte[1]));

    private static byte[] content() {
        byte[] octets = new byte[150];
        ChunkedBody.RANDOM.nextBytes(octets);
        return octets;
    }

    private void assertNothingUnproved(byte[] hostile) {
        ChunkedBody.Read read = body.read(hostile);

        assertThat(Arrays.copyOf(content, read.released().length)).isEqualTo(read.released());
        if (read.refusal().isEmpty()) {
            assertThat(read.released()).isEqualTo(content);
            assertThat(hostile).isEqualTo(wire);
        }
    }

    @Property(tries = 2000)
    void octetsThatWereChanged(@ForAll @Size(min = 1, max = 4) List<Integer> places, @ForAll byte to) {
        byte[] hostile = wire.clone();
        places.forEach(place -> hostile[Math.floorMod(place, hostile.length)] = to);

        assertNothingUnproved(hostile);
    }

    @Property(tries = 1000)
    void octetsThatWereLostOrAdded(
            @ForAll @IntRange(max = 10_000) int at, @ForAll @IntRange(max = 80) int lost, @ForAll byte[] added) {
        int from = at % wire.length;
        int to = Math.min(wire.length, from + lost);

        assertNothingUnproved(ChunkedBody.joined(
                List.of(Arrays.copyOf(wire, from), added, Arrays.copyOfRange(wire, to, wire.length))));
    }

    @Property(tries = 1000)
    void recordsOfThisAndAnotherResponseInAnyOrder(@ForAll @Size(max = 6) List<@IntRange(max = 4) Integer> order) {
        List<byte[]> all = new ArrayList<>(records);
        all.addAll(others);

        assertNothingUnproved(ChunkedBody.joined(order.stream().map(all::get).toList()));
    }

    @Property(tries = 500)
    void anyOctets(@ForAll byte[] octets) {
        assertNothingUnproved(octets);
    }
}
