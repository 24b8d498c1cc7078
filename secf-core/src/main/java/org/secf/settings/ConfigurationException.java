package org.secf.settings;

/** The configuration cannot be used. Stops the deployment; the text says where, what was expected, what stands there, and what to do. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
