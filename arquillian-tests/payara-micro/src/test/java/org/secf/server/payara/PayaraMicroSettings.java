package org.secf.server.payara;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What {@code arquillian.xml} says; Arquillian calls the setters. */
public final class PayaraMicroSettings implements ContainerConfiguration {

    private String serverJar = "";
    private String classes = "";
    private String rootDirectory = "";
    private String log = "";
    private int port;
    private String javaVmArguments = "";

    @Override
    public void validate() throws ConfigurationException {
        if (!Path.of(serverJar).toFile().isFile()) {
            throw new ConfigurationException("There is no server at " + serverJar + ". Run the build from the root.");
        }
    }

    Path serverJar() {
        return Path.of(serverJar);
    }

    Path classes() {
        return Path.of(classes);
    }

    Path rootDirectory() {
        return Path.of(rootDirectory);
    }

    Path log() {
        return Path.of(log);
    }

    int port() {
        return port;
    }

    String javaVmArguments() {
        return javaVmArguments;
    }

    public void setServerJar(String serverJar) {
        this.serverJar = serverJar;
    }

    public void setClasses(String classes) {
        this.classes = classes;
    }

    public void setRootDirectory(String rootDirectory) {
        this.rootDirectory = rootDirectory;
    }

    public void setLog(String log) {
        this.log = log;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public void setJavaVmArguments(String javaVmArguments) {
        this.javaVmArguments = javaVmArguments;
    }
}
