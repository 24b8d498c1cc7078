package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.secf.server.Site;

/** Jars that a server lacks, as its page lists them: Maven coordinates, one a line. The build has put them into the folder {@code lib}. */
record Libraries(List<String> coordinates) {

    static Libraries named(String block) {
        return new Libraries(block.lines().toList());
    }

    void copyTo(Path folder) throws IOException {
        for (String coordinate : coordinates) {
            String[] parts = coordinate.split(":", -1);
            String jar = parts[1] + "-" + parts[2] + ".jar";
            Files.copy(Site.target().resolve("lib").resolve(jar), folder.resolve(jar));
        }
    }
}
