package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.secf.jwt.JwtReason;
import org.secf.keys.Base64Url;
import org.secf.oauth.testing.Jws;

/** Other forms than the compact one, and other spellings of its parts (RFC 7515 §7), each signed over what is sent. */
record FormFaults(Mint mint) {

    private static final String FLAG = "Form";

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>();
        cases.addAll(dots());
        cases.addAll(json());
        cases.addAll(spellings());
        cases.addAll(leftovers());
        cases.add(hostile(
                FLAG,
                "longer than anybody reads",
                JwtReason.JWT_TOO_LONG,
                mint.signed(mint.good().claim("pad", "x".repeat(60_000)))));
        return cases;
    }

    private static TokenCase refused(String comment, String token) {
        return hostile(FLAG, comment, JwtReason.JWT_MALFORMED, token);
    }

    private List<TokenCase> dots() {
        String good = mint.signed(mint.good());
        String[] parts = good.split("\\.", -1);
        return List.of(
                refused("nothing", ""),
                refused("a dot", "."),
                hostile(FLAG, "two dots", JwtReason.JWT_HEADER_UNREADABLE, ".."),
                hostile(FLAG, "four dots", JwtReason.JWT_ENCRYPTED, "...."),
                refused("two parts", parts[0] + "." + parts[1]),
                refused("one part", parts[1]),
                refused("a dot at the end", good + "."),
                refused("a dot in front", "." + good),
                refused("a dot too many inside", parts[0] + ".." + parts[1] + "." + parts[2]),
                hostile(FLAG, "two parts more", JwtReason.JWT_ENCRYPTED, good + ".AAAA.AAAA"),
                refused("three parts more", good + ".AAAA.AAAA.AAAA"),
                hostile(FLAG, "no header", JwtReason.JWT_HEADER_UNREADABLE, "." + parts[1] + "." + parts[2]),
                hostile(FLAG, "no claims", JwtReason.JWT_CLAIMS_UNREADABLE, mint.signed(parts[0], "")),
                hostile(FLAG, "claims of another token", JwtReason.JWT_SIGNATURE, swapped(parts)),
                hostile(FLAG, "two tokens", JwtReason.JWT_ENCRYPTED, good + " " + good),
                hostile(FLAG, "two tokens and a comma", JwtReason.JWT_ENCRYPTED, good + "," + good));
    }

    private String swapped(String[] parts) {
        String other = mint.signed(mint.good().claim("sub", "admin"));
        return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
    }

    /** RFC 7515 §7.2. */
    private List<TokenCase> json() {
        String[] parts = mint.signed(mint.good()).split("\\.", -1);
        String flattened = "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                .formatted(parts[1], parts[0], parts[2]);
        String general = "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
                .formatted(parts[1], parts[0], parts[2]);
        String unprotected =
                "{\"payload\":\"%s\",\"protected\":\"%s\",\"header\":{\"crit\":[\"urn:example:odd\"],\"kid\":\"rsa\"},\"signature\":\"%s\"}"
                        .formatted(parts[1], parts[0], parts[2]);
        return List.of(
                refused("JSON, flattened", flattened),
                refused("JSON, general", general),
                refused("JSON, crit that is not protected", unprotected),
                refused("JSON in base64url", Mint.encoded(flattened)),
                refused("a JSON text", "\"" + String.join(".", parts) + "\""));
    }

    private List<TokenCase> spellings() {
        String header = Mint.encoded(even(mint.good().header()));
        String claims = Mint.encoded(even(mint.good().claims()));
        List<TokenCase> cases = new ArrayList<>();
        for (String more : List.of("=", "==", " ", "\n", "\r\n", "\t", "\u0000", "%3D", "A", "\u00e9", "\ufeff")) {
            String shown = Mint.encoded(more);
            cases.add(refused("header and " + shown, mint.signed(header + more, claims)));
            cases.add(refused("claims and " + shown, mint.signed(header, claims + more)));
            if (!more.equals("A")) {
                cases.add(refused("signature and " + shown, mint.signed(header, claims) + more));
            }
            cases.add(refused(shown + " in front", more + mint.signed(header, claims)));
            cases.add(refused(shown + " within the claims", mint.signed(header, inserted(claims, more))));
        }
        String marked = marked();
        cases.add(hostile(
                FLAG, "signature and one character more", JwtReason.JWT_SIGNATURE, mint.signed(header, claims) + "A"));
        cases.add(valid("a signature with - and _", marked));
        cases.add(refused("the signature's - as +", changed(marked, '-', '+')));
        cases.add(refused("the signature's _ as /", changed(marked, '_', '/')));
        cases.add(refused("the signature in hexadecimal digits and a colon", changed(marked, '-', ':')));
        return cases;
    }

    /** Without bits left over, so that one character more cannot complete anything. */
    private static String even(String json) {
        return json + " ".repeat((3 - json.getBytes(java.nio.charset.StandardCharsets.UTF_8).length % 3) % 3);
    }

    private static String inserted(String text, String more) {
        return text.substring(0, 8) + more + text.substring(8);
    }

    private String marked() {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> mint.signed(mint.good().claim("pad", i)))
                .filter(token ->
                        signature(token).contains("-") && signature(token).contains("_"))
                .findFirst()
                .orElseThrow();
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static String changed(String token, char from, char to) {
        String signature = signature(token);
        return token.substring(0, token.length() - signature.length()) + signature.replace(from, to);
    }

    /** Bits behind the last octet that are not zero: a second spelling of the same (RFC 4648 §3.5). */
    private List<TokenCase> leftovers() {
        String header = leftOver(Mint.encoded(odd(mint.good().header())));
        String claims = leftOver(Mint.encoded(odd(mint.good().claims())));
        String good = mint.signed(mint.good());
        return List.of(
                valid(
                        "a space behind the claims",
                        mint.signed(
                                new Jws(mint.good().header(), odd(mint.good().claims())))),
                refused(
                        "bits left over in the header",
                        mint.signed(header, Mint.encoded(mint.good().claims()))),
                refused(
                        "bits left over in the claims",
                        mint.signed(Mint.encoded(mint.good().header()), claims)),
                refused("bits left over in the signature", leftOver(good)),
                refused("a signature of an impossible length", good.substring(0, good.length() - 1)),
                hostile(FLAG, "a signature cut by three characters", JwtReason.JWT_SIGNATURE, cut(good)));
    }

    private static String cut(String token) {
        byte[] signature = Base64Url.decode(signature(token)).orElseThrow();
        return token.substring(0, token.lastIndexOf('.') + 1)
                + Base64Url.encode(java.util.Arrays.copyOf(signature, signature.length - 2));
    }

    /** With one octet more than threes. */
    private static String odd(String json) {
        return even(json) + " ";
    }

    private static String leftOver(String encoded) {
        char last = encoded.charAt(encoded.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return encoded.substring(0, encoded.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }
}
