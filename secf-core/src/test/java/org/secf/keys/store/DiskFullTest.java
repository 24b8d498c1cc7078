package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SEC-003: a change for which there is no room leaves no trace. The system limits the size of files here, as a full disk would. */
@Timeout(60)
class DiskFullTest {

    private static final int LIMIT_KILOBYTES = 8;

    @TempDir
    Path temporary;

    private static String runLimited(StoreFolder folder, int octets) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + LIMIT_KILOBYTES + "; exec \"$@\"", "bash"));
        command.addAll(StoreChild.command(folder, "large", String.valueOf(octets)));
        Process child = StoreChild.process(command);
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void leavesTheStoreAsItWas() throws IOException {
        StoreFolder folder = new StoreFolder(temporary).made();
        folder.set("db", "s3cret");
        byte[] before = folder.octets();
        List<String> names = folder.names();

        assertThat(runLimited(folder, 64 * 1024))
                .startsWith("STORE_NOT_WRITTEN")
                .containsIgnoringCase("too large");
        assertThat(folder.octets()).isEqualTo(before);
        assertThat(folder.names()).isEqualTo(names);

        assertThat(runLimited(folder, 1024)).as("what fits is written").isEqualTo("done\n");
        assertThat(folder.secret("db")).isEqualTo("s3cret");
    }
}
