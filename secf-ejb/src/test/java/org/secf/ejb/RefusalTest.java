package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.secf.verdict.Rejection;

/** What a refusal leaves in the log. */
class RefusalTest {

    private static List<String> logged(Object place) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("org.secf.ejb");
        log.addHandler(handler);
        try {
            Refusal.log(new Rejection(InterceptorReason.NOT_SIGNED, "a signed request", "none"), place);
        } finally {
            log.removeHandler(handler);
        }
        return lines;
    }

    /** JAX-RS tells a path with its escapes decoded. */
    @Test
    void isOneLineWhateverThePathIs() {
        assertThat(logged("orders\r\nINFO: alice logged in"))
                .singleElement()
                .asString()
                .contains("refused orders\uFFFD\uFFFDINFO: alice logged in")
                .doesNotContainPattern("\\R");
    }

    @Test
    void namesTheMethod() throws NoSuchMethodException {
        assertThat(logged(RefusalTest.class.getDeclaredMethod("namesTheMethod")))
                .singleElement()
                .asString()
                .contains("refused void org.secf.ejb.RefusalTest.namesTheMethod()");
    }
}
