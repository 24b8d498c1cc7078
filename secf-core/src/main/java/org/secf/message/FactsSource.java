package org.secf.message;

/** Where is read what was verified of the request at hand; a container adapter offers it, interceptors and filters ask it. */
@FunctionalInterface
public interface FactsSource {

    /** {@link Facts#NONE} on threads without a request and for calls that came another way: a timer's, a task's, the start of the application. */
    Facts current();
}
