package org.secf.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    @TempDir
    Path folder;

    private ServerProcess start(String script) throws IOException {
        return ServerProcess.start(new ProcessBuilder("bash", "-c", script), folder.resolve("log"));
    }

    @Test
    void saysWhatItWasToldAndIsHeard() throws IOException {
        try (ServerProcess process = start("while read line; do echo \"heard $line\"; done")) {
            process.tell("one");
            process.await(Pattern.compile("heard one"), 0);
            int from = process.said();
            process.tell("two");

            assertThat(process.await(Pattern.compile("heard"), from)).isEqualTo("heard two");
            assertThat(process.said(0)).containsExactly("heard one", "heard two");
        }
    }

    @Test
    void endOfTheProcessEndsTheWaiting() throws IOException {
        try (ServerProcess process = start("echo bye")) {
            assertThatThrownBy(() -> process.await(Pattern.compile("welcome"), 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("welcome");
            assertThat(process.await(Pattern.compile("bye"), 0)).isEqualTo("bye");
        }
    }

    @Test
    void closingEndsDescendantsToo() throws IOException {
        ServerProcess process = start("sleep 600 & echo pid $!; wait");
        String pid = process.await(Pattern.compile("pid"), 0).substring("pid ".length());

        process.close();

        assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void runsACommandToItsEnd() throws IOException {
        ServerProcess.run(new ProcessBuilder(List.of("bash", "-c", "exit 0")), folder.resolve("good"));

        assertThatThrownBy(() ->
                        ServerProcess.run(new ProcessBuilder(List.of("bash", "-c", "exit 3")), folder.resolve("bad")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not succeed");
    }
}
