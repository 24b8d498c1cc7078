package org.secf.suite;

/** A place where an enabler's code runs, and what the platform's specifications make it see of the caller alice. */
enum Situation {
    SERVLET("servlet", "/probe/now", Expected.CALLER),
    SERVLET_ASYNC_DISPATCH("servlet after an asynchronous dispatch", "/probe/dispatch", Expected.CALLER),
    REST("JAX-RS method", "/api/probe/now", Expected.CALLER),
    REST_STAGE("JAX-RS method that returns a `CompletionStage`", "/api/probe/stage", Expected.CALLER),
    REST_SUSPENDED("JAX-RS method with `@Suspended`", "/api/probe/resumed", Expected.CALLER),
    REST_EVENTS("JAX-RS server-sent events", "/api/probe/events", Expected.EVENTS),
    EJB("session bean", "/probe/ejb", Expected.CALLER),
    EJB_ASYNCHRONOUS("`@Asynchronous` session bean", "/probe/ejb-later", Expected.CALLER),
    EJB_RUN_AS("session bean behind `@RunAs`", "/probe/run-as", "principal=- caller=alice user=false"),
    EJB_TIMER("timer that a request set", "/probe/timer", Expected.NOBODY),
    EXECUTOR("task of the default `ManagedExecutorService`", "/probe/task", Expected.CALLER),
    EXECUTOR_BARE("task of an executor with the security context cleared", "/probe/bare-task", Expected.NOBODY);

    private final String title;
    private final String path;
    private final String expected;

    /** What is seen. */
    private static final class Expected {
        private static final String CALLER = "principal=alice caller=alice user=true";
        private static final String NOBODY = "principal=nobody caller=nobody user=false";
        private static final String EVENTS = CALLER + " then " + CALLER;

        private Expected() {}
    }

    Situation(String title, String path, String expected) {
        this.title = title;
        this.path = path;
        this.expected = expected;
    }

    /** For the table in the server's guide. */
    String title() {
        return title;
    }

    /** Below the probe's address. */
    String path() {
        return path;
    }

    /** What the specifications say. */
    String expected() {
        return expected;
    }
}
