package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.secf.boot.Descriptor;
import org.secf.boot.DescriptorSource;
import org.secf.settings.ConfigurationException;

/**
 * The descriptors that a web application sees.
 *
 * @param shared {@code META-INF/secf.xml} of jars that lie outside the WAR: an EAR's {@code lib} and EJB modules
 * @param own {@code META-INF/secf.xml} of the WAR's classes and jars, and {@code WEB-INF/secf.xml} last
 */
record Descriptors(List<Descriptor> shared, List<Descriptor> own) {

    private static final String OF_JAR = "META-INF/secf.xml";
    private static final String OF_WAR = "/WEB-INF/secf.xml";
    private static final String IN_WAR = "/WEB-INF/";

    static Descriptors of(ServletContext context, DescriptorSource source) {
        List<Descriptor> shared = new ArrayList<>();
        List<Descriptor> own = new ArrayList<>();
        for (URL place : places(context)) {
            (place.toString().contains(IN_WAR) ? own : shared).add(read(place, source));
        }
        try (InputStream in = context.getResourceAsStream(OF_WAR)) {
            if (in != null) {
                own.add(source.read(in, OF_WAR.substring(1)));
            }
        } catch (IOException e) {
            throw new ConfigurationException(OF_WAR + " cannot be closed: " + e.getMessage(), e);
        }
        return new Descriptors(List.copyOf(shared), List.copyOf(own));
    }

    private static List<URL> places(ServletContext context) {
        try {
            return Collections.list(context.getClassLoader().getResources(OF_JAR));
        } catch (IOException e) {
            throw new ConfigurationException("The class path cannot be searched for " + OF_JAR + ": " + e, e);
        }
    }

    private static Descriptor read(URL place, DescriptorSource source) {
        try (InputStream in = place.openStream()) {
            return source.read(in, place.toString());
        } catch (IOException e) {
            throw new ConfigurationException(place + " cannot be read: " + e.getMessage(), e);
        }
    }
}
