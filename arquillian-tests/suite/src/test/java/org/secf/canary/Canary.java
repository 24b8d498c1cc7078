package org.secf.canary;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A secret, and everything that it may be written as.
 *
 * @param name for the report, which does not quote it either
 * @param forms texts of one octet a character
 */
public record Canary(String name, List<String> forms) {

    /** Long ones are looked for in pieces: base64 is broken into lines, and half a key is one too many. */
    private static final int PIECE = 12;

    /** A text. */
    public static Canary of(String name, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(written(octets));
        forms.add(latin(text.getBytes(StandardCharsets.UTF_16BE)));
        forms.add(latin(text.getBytes(StandardCharsets.UTF_16LE)));
        forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        return new Canary(name, forms);
    }

    /** Octets. */
    public static Canary of(String name, byte[] octets) {
        return new Canary(name, pieces(octets));
    }

    /** A number, such as the private part of a key. */
    public static Canary of(String name, BigInteger number) {
        byte[] octets = number.toByteArray();
        int sign = octets[0] == 0 ? 1 : 0;
        List<String> forms = new ArrayList<>(pieces(Arrays.copyOfRange(octets, sign, octets.length)));
        forms.add(number.toString());
        return new Canary(name, forms);
    }

    private static List<String> pieces(byte[] octets) {
        List<String> forms = new ArrayList<>();
        for (int at = 0; at + PIECE <= octets.length; at += PIECE) {
            forms.addAll(written(Arrays.copyOfRange(octets, at, at + PIECE)));
        }
        return forms;
    }

    private static List<String> written(byte[] octets) {
        String hex = HexFormat.of().formatHex(octets);
        List<String> forms = new ArrayList<>(List.of(
                latin(octets),
                hex,
                hex.toUpperCase(Locale.ROOT),
                HexFormat.ofDelimiter(":").formatHex(octets),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets),
                HexFormat.ofDelimiter(" ").formatHex(octets),
                HexFormat.of().withPrefix("%").formatHex(octets),
                HexFormat.of().withPrefix("%").withUpperCase().formatHex(octets),
                Arrays.toString(octets).replaceAll("[\\[\\]]", "")));
        for (int before = 0; before < 3; before++) {
            forms.add(within(octets, before, Base64.getEncoder()));
            forms.add(within(octets, before, Base64.getUrlEncoder()));
        }
        return forms;
    }

    /** What base64 makes of the octets in the middle of others: the characters that depend on no neighbour. */
    private static String within(byte[] octets, int before, Base64.Encoder base64) {
        int skipped = (3 - before) % 3;
        int whole = (octets.length - skipped) / 3 * 3;
        return base64.encodeToString(Arrays.copyOfRange(octets, skipped, skipped + whole));
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Whether it stands there. */
    boolean isIn(String octets) {
        return forms.stream().anyMatch(octets::contains);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }
}
