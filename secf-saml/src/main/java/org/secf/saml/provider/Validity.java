package org.secf.saml.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.secf.saml.xml.StartTag;

/**
 * What an element and all around it say of time: the least counts (saml-metadata §2.3.1).
 *
 * @param validUntil nothing is believed from then on
 * @param cacheDuration after which to ask again; never moves {@code validUntil}
 */
record Validity(Optional<Instant> validUntil, Optional<Duration> cacheDuration) {

    static final Validity UNBOUND = new Validity(Optional.empty(), Optional.empty());

    /**
     * With what this element says.
     *
     * @throws IllegalArgumentException when it is no time
     */
    Validity within(StartTag tag) {
        return new Validity(
                least(validUntil, tag.attribute("validUntil").map(Validity::instant)),
                least(cacheDuration, tag.attribute("cacheDuration").map(Validity::duration)));
    }

    private static <T extends Comparable<T>> Optional<T> least(Optional<T> one, Optional<T> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** UTC where no zone is named (saml-core §1.3.3). */
    private static Instant instant(String text) {
        XMLGregorianCalendar calendar = types().newXMLGregorianCalendar(text.strip());
        if (!DatatypeConstants.DATETIME.equals(calendar.getXMLSchemaType())) {
            throw new IllegalArgumentException("no instant: " + text);
        }
        XMLGregorianCalendar utc = types().newXMLGregorianCalendar("1970-01-01T00:00:00Z");
        GregorianCalendar read = calendar.toGregorianCalendar(TimeZone.getTimeZone("UTC"), null, utc);
        return read.toInstant();
    }

    private static Duration duration(String text) {
        return Duration.ofMillis(types().newDuration(text.strip())
                .getTimeInMillis(GregorianCalendar.from(Instant.EPOCH.atZone(ZoneOffset.UTC))));
    }

    private static DatatypeFactory types() {
        return DatatypeFactory.newDefaultInstance();
    }
}
