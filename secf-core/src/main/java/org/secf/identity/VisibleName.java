package org.secf.identity;

/** Two names that look alike on a screen or in a log must not differ by what cannot be seen. */
public final class VisibleName {

    /** What is said where a name is not. */
    public static final String EXPECTED = "a name of visible characters without space at its ends";

    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final String INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private VisibleName() {}

    /** Whether a name of a caller or group holds visible characters only, and no space at its ends. */
    public static boolean isOne(String name) {
        return !name.isBlank()
                && !isSpace(name.codePointAt(0))
                && !isSpace(name.codePointBefore(name.length()))
                && name.codePoints().allMatch(VisibleName::isVisible);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ' || codePoint == IDEOGRAPHIC_SPACE;
            default -> !isInvisibleLetter(codePoint);
        };
    }

    /** Letters, marks and symbols that show nothing: fillers, joiners and variation selectors (Unicode §5.21), and the blank braille pattern. */
    private static boolean isInvisibleLetter(int codePoint) {
        return INVISIBLE.indexOf(codePoint) >= 0
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
