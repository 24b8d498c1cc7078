package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedEntityWriterTest {

    private final ThreadMessages messages = new ThreadMessages();

    private static WriterInterceptorContext context(@Nullable Object delivery, Optional<Throwable> failure) {
        return (WriterInterceptorContext) Proxy.newProxyInstance(
                SealedEntityWriterTest.class.getClassLoader(),
                new Class<?>[] {WriterInterceptorContext.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("proceed") && failure.isPresent()) {
                        throw failure.get();
                    }
                    return method.getName().equals("getProperty") ? delivery : null;
                });
    }

    @Test
    void leavesAloneWhatIsWritten() throws IOException {
        new SealedEntityWriter().aroundWriteTo(context(messages, Optional.empty()));

        assertThat(messages.demanded()).isEmpty();
    }

    @Test
    void abandonsWhatFailsAndLetsTheFailurePass() {
        for (Throwable failure :
                new Throwable[] {new IOException("a"), new IllegalStateException("a"), new Error("a")}) {
            messages.none();
            assertThatThrownBy(() -> new SealedEntityWriter().aroundWriteTo(context(messages, Optional.of(failure))))
                    .isSameAs(failure);
            assertThat(messages.demanded()).containsExactly("abandoned");
        }
    }

    @Test
    void hasNothingToAbandonWithoutADemand() {
        assertThatThrownBy(
                        () -> new SealedEntityWriter().aroundWriteTo(context(null, Optional.of(new IOException("a")))))
                .isInstanceOf(IOException.class);
    }
}
