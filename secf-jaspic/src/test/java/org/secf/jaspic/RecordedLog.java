package org.secf.jaspic;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What we log until it is closed, each line after its level. */
final class RecordedLog extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("org.secf");

    final List<String> lines = new ArrayList<>();

    static RecordedLog start() {
        RecordedLog log = new RecordedLog();
        LOGGER.addHandler(log);
        return log;
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + new MessageFormat(entry.getMessage()).format(entry.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
