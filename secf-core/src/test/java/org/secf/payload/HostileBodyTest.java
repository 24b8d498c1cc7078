package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.secf.payload.Bodies.Sent;

/** Whatever comes, the answer is a refusal and no other exception. */
class HostileBodyTest {

    private static final List<String> FORMS = List.of("application/vnd.secf.hpke", "text/plain");

    private final List<Sent> right = Bodies.recipients().stream()
            .map(recipient -> Bodies.send(recipient, new RecordLayout(40, Padding.none()), Bodies.content(60)))
            .toList();

    private static PayloadHeaders headers(String type) {
        return type.equals("text/plain")
                ? new PayloadHeaders(List.of(type), List.of("aes128gcm"))
                : PayloadHeaders.of(type);
    }

    @Property(tries = 1000)
    void anyOctets(@ForAll @Size(max = 200) byte[] octets, @ForAll @IntRange(max = 1) int form) {
        assertThat(new Sent(headers(FORMS.get(form)), octets).whole().rejection())
                .isPresent();
    }

    @Property(tries = 1000)
    void anyOctetsAfterARightBeginning(
            @ForAll @Size(max = 100) byte[] octets,
            @ForAll @IntRange(max = 2) int form,
            @ForAll @IntRange(max = 160) int kept) {
        byte[] sent = right.get(form).octets();
        byte[] changed = Arrays.copyOf(sent, Math.min(kept, sent.length - 1) + octets.length);
        System.arraycopy(octets, 0, changed, changed.length - octets.length, octets.length);

        assertThat(right.get(form).with(changed).whole().rejection().isPresent())
                .isEqualTo(!Arrays.equals(changed, sent));
    }

    @Property(tries = 1000)
    void anyFields(@ForAll List<String> types, @ForAll List<String> codings) {
        byte[] octets = right.get(0).octets();

        assertThat(new Sent(new PayloadHeaders(types, codings), octets).open().rejection())
                .isPresent();
    }

    @Property(tries = 1000)
    void anyContentType(@ForAll String type) {
        Sent sent = new Sent(
                new PayloadHeaders(List.of(type), List.of("aes128gcm")),
                right.get(0).octets());

        assertThat(sent.open().rejection().isPresent())
                .isEqualTo(MediaType.parse(type.strip()).rejection().isPresent());
    }
}
