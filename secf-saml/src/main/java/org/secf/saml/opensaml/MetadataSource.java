package org.secf.saml.opensaml;

import org.secf.settings.ConfigurationException;

/**
 * Where metadata stands; gives errors their place.
 *
 * @param location as configured
 */
record MetadataSource(String location) {

    /** The metadata cannot be used. */
    ConfigurationException error(String problem) {
        return new ConfigurationException("identity provider metadata " + location + ": " + problem);
    }

    ConfigurationException error(String problem, Exception cause) {
        return new ConfigurationException("identity provider metadata " + location + ": " + problem, cause);
    }
}
