package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.secf.boot.BootedGuard;
import org.secf.http.Replacement;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSealer;
import org.secf.message.Facts;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/**
 * The guards of one application, lowest order first; in one place by their ids.
 *
 * @param inOrder in which they inspect
 */
record Guards(List<BootedGuard> inOrder) {

    /** None. */
    static final Guards NONE = new Guards(List.of());

    /**
     * Orders them.
     *
     * @throws ConfigurationException when it would depend on chance which of two inspects first
     */
    static Guards of(List<BootedGuard> all) {
        Map<Integer, BootedGuard> byOrder = new HashMap<>();
        all.forEach(one -> {
            BootedGuard other = byOrder.put(one.guard().order(), one);
            if (other != null && (other.guard().isReplacing() || one.guard().isReplacing())) {
                throw new ConfigurationException(
                        "%s (%s) and %s (%s) collide: both inspect messages in place %d. Give one of them another order."
                                .formatted(
                                        other.id(),
                                        other.origin(),
                                        one.id(),
                                        one.origin(),
                                        one.guard().order()));
            }
        });
        return new Guards(all.stream()
                .sorted(Comparator.<BootedGuard>comparingInt(one -> one.guard().order())
                        .thenComparing(BootedGuard::id))
                .toList());
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** By which responses are protected that are to be protected by that definition. */
    Optional<ResponseSealer> sealer(String id) {
        return inOrder.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .flatMap(one -> one.guard().sealer());
    }

    /**
     * Lets all guards inspect a request, once; gives the refusal, also when it is asked again.
     *
     * @param asked what they decide on, by what came
     */
    Optional<MessageRefusal> inspect(HttpServletRequest request, UnaryOperator<Request> asked) {
        if (isEmpty()) {
            return Optional.empty();
        }
        MessageState state = MessageState.of(request);
        if (!state.isInspected()) {
            new Round(state, request, asked).run();
        }
        return state.refusal();
    }

    /** A request as the page of an error may see it, whether they have inspected it or not. */
    HttpServletRequest shown(HttpServletRequest request) {
        Optional<MessageState> inspected = MessageState.find(request).filter(MessageState::isInspected);
        return inspected.isPresent()
                ? inspected.get().shown(request)
                : unproved()
                        .<HttpServletRequest>map(fields -> new SettledFields(request, fields))
                        .orElse(request);
    }

    /** Of fields that mean nothing but by a guard none, where it has not let the request through. */
    private Optional<SettledFields.Settled> unproved() {
        return decided().map(fields -> new SettledFields.Settled(fields, Map.of()));
    }

    private Optional<Predicate<String>> decided() {
        return inOrder.stream()
                .flatMap(one -> one.guard().decidedFields().stream())
                .reduce(Predicate::or);
    }

    /** One request's way through all guards. */
    private final class Round {
        private final MessageState state;
        private final List<ResponseSealer> sealers = new ArrayList<>();
        private final UnaryOperator<Request> asked;
        private final Set<String> hidden = new HashSet<>();
        private HttpServletRequest seen;
        private Facts facts = Facts.NONE;
        private Optional<Replacement> replacement = Optional.empty();

        Round(MessageState state, HttpServletRequest request, UnaryOperator<Request> asked) {
            this.state = state;
            this.asked = asked;
            this.seen = ArrivedFields.of(request);
        }

        void run() {
            Optional<SettledFields.Settled> came = decided().map(fields -> SettledFields.Settled.of(seen, fields));
            for (BootedGuard one : inOrder) {
                Optional<Outcome.Refused> refused = ask(one);
                if (refused.isPresent()) {
                    state.refused(new MessageRefusal(one.id(), refused.get()));
                    unproved().ifPresent(state::settle);
                    return;
                }
            }
            state.passed(facts, replacement, sealers);
            settle(came);
        }

        private void settle(Optional<SettledFields.Settled> came) {
            if (hidden.isEmpty()) {
                came.ifPresent(state::settle);
            } else {
                state.settle(came.orElse(SettledFields.Settled.NONE).without(hidden));
            }
        }

        private Optional<Outcome.Refused> ask(BootedGuard one) {
            Request view = asked.apply(new ServletRequestView(seen));
            try {
                Verdict<Inspection> verdict = one.guard().inspect(view, state.bodies(), facts);
                return verdict.fold(
                        this::accept,
                        rejection -> Optional.of(
                                new Outcome.Refused(rejection, one.guard().answer(view, rejection))));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                return Optional.of(Question.failed("The guard " + one.id() + " failed", e));
            }
        }

        private Optional<Outcome.Refused> accept(Inspection inspection) {
            facts = facts.and(inspection.facts());
            hidden.addAll(inspection.hidden());
            inspection.sealer().ifPresent(sealers::add);
            inspection.replacement().ifPresent(body -> {
                replacement = Optional.of(body);
                seen = ReplayedRequest.replaced(seen, body);
            });
            return Optional.empty();
        }
    }
}
