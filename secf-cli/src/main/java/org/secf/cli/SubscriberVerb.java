package org.secf.cli;

import static org.secf.cli.SubscriberOption.FLAGS;
import static org.secf.cli.SubscriberOption.FORMER;
import static org.secf.cli.SubscriberOption.GROUP;
import static org.secf.cli.SubscriberOption.IMPI;
import static org.secf.cli.SubscriberOption.IMPU;
import static org.secf.cli.SubscriberOption.K;
import static org.secf.cli.SubscriberOption.OP;
import static org.secf.cli.SubscriberOption.OPC;
import static org.secf.cli.SubscriberOption.SEALING_KEY;
import static org.secf.cli.SubscriberOption.SERVICE;
import static org.secf.cli.SubscriberOption.SQN;
import static org.secf.cli.SubscriberOption.TYPE;

import java.util.List;

/**
 * One command around subscribers.
 *
 * @param required must be given
 * @param optional may be, beside those of the database and the store
 * @param action what it does
 */
record SubscriberVerb(
        String name, String meaning, List<SubscriberOption> required, List<SubscriberOption> optional, Action action) {

    /** Carries a command out. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it, and prints.
         *
         * @throws IllegalArgumentException when something is too long or too short
         */
        StoreAnswer run(SubscriberDesk desk) throws UnusableException;
    }

    static List<SubscriberVerb> all() {
        return List.of(
                new SubscriberVerb(
                        "add",
                        "Adds a subscriber, with --op or --opc.",
                        List.of(IMPI, K, SEALING_KEY),
                        List.of(OP, OPC, IMPU, SQN),
                        SubscriberActions::add),
                new SubscriberVerb(
                        "list", "Prints all subscribers, a line each, without keys.", List.of(), List.of(), SubscriberActions::list),
                new SubscriberVerb(
                        "remove",
                        "Removes a subscriber and what it bootstrapped.",
                        List.of(IMPI),
                        List.of(),
                        SubscriberActions::remove),
                new SubscriberVerb(
                        "set-flags",
                        "Replaces what a service may know of a subscriber and lets it do.",
                        List.of(IMPI, SERVICE),
                        List.of(FLAGS, TYPE, GROUP, IMPU),
                        SubscriberActions::setFlags),
                new SubscriberVerb(
                        "set-identities",
                        "Replaces a subscriber's public identities; without --impu there are none.",
                        List.of(IMPI),
                        List.of(IMPU),
                        SubscriberActions::setIdentities),
                new SubscriberVerb(
                        "reseal",
                        "Encrypts all keys anew by --sealing-key, so that former ones can be given up.",
                        List.of(SEALING_KEY, FORMER),
                        List.of(),
                        SubscriberActions::reseal));
    }
}
