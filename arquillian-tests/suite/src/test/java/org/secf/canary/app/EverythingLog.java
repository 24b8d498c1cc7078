package org.secf.canary.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Has all that we log written into a file, whatever the server thinks worth keeping. */
@WebListener
public class EverythingLog implements ServletContextListener {

    /** The file. */
    public static final String FILE = "everything.log";

    private final Logger logger = Logger.getLogger("org.secf");
    private final Handler handler = new Appender(new SimpleFormatter());

    private static final class Appender extends Handler {

        /** A property that every server under test has; its folder is the site's. */
        private final Path file =
                Path.of(System.getProperty("development-idp.home", "idp")).resolveSibling(FILE);

        Appender(SimpleFormatter formatter) {
            setFormatter(formatter);
        }

        @Override
        public synchronized void publish(LogRecord line) {
            try {
                Files.writeString(
                        file, getFormatter().format(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }
}
