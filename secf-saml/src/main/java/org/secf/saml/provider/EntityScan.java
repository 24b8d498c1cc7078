package org.secf.saml.provider;

import static org.secf.saml.xml.XmlName.metadata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.xml.ElementSink;
import org.secf.saml.xml.ElementTree;
import org.secf.saml.xml.HardenedBuilder;
import org.secf.saml.xml.NamespaceScope;
import org.secf.saml.xml.StartTag;
import org.w3c.dom.Element;

/**
 * Looks for identity providers in metadata that streams by: an entity, or any number of them in groups (saml-metadata §2.3). Of those that nobody asks for it
 * keeps the names alone.
 */
final class EntityScan implements ElementSink {

    private final Role role;
    private final Predicate<String> wanted;
    private final Consumer<Found> taker;
    private final MetadataSource source;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final NamespaceScope prefixes = new NamespaceScope();
    private final List<String> identityProviders = new ArrayList<>();
    private @Nullable Entity entity;

    /** Where an element stands. */
    private enum Place {
        GROUP,
        ENTITY,
        OTHER
    }

    private record Level(Place place, Validity validity) {}

    /** The entity that streams by. */
    private static final class Entity {
        final String id;
        final int depth;
        final Optional<ElementTree> tree;
        Validity validity;
        boolean isIdentityProvider;
        Optional<UnusableMetadata> problem = Optional.empty();

        Entity(String id, int depth, Validity validity, Optional<ElementTree> tree) {
            this.id = id;
            this.depth = depth;
            this.validity = validity;
            this.tree = tree;
        }
    }

    /**
     * An identity provider that may be meant.
     *
     * @param problem why it cannot be used, although others of the document can
     */
    record Found(String id, Element element, Validity validity, Optional<UnusableMetadata> problem) {}

    /**
     * A scan.
     *
     * @param role in which it is looked for
     * @param wanted whether an entity of that id is to be read
     * @param taker gets each that was, as it ends
     */
    EntityScan(Role role, Predicate<String> wanted, Consumer<Found> taker, MetadataSource source) {
        this.role = role;
        this.wanted = wanted;
        this.taker = taker;
        this.source = source;
    }

    /** The entity ids of every identity provider, in their order. */
    List<String> identityProviders() {
        return List.copyOf(identityProviders);
    }

    @Override
    public void start(StartTag tag) {
        Level around = levels.peek();
        Place place = place(tag, around);
        Validity outer = around == null ? Validity.UNBOUND : around.validity();
        Validity validity = place == Place.GROUP ? bounded(outer, tag) : outer;
        levels.push(new Level(place, validity));
        if (entity == null && levels.size() > HardenedBuilder.MOST_LEVELS) {
            throw excess(source);
        }
        if (place == Place.ENTITY) {
            begin(tag, validity);
        } else if (entity != null && levels.size() == entity.depth + 1 && role.isDescribedBy(tag)) {
            entity.isIdentityProvider = true;
            bind(entity, tag);
        }
        if (tag.isExcessive(levels.size())) {
            spoil(() -> excess(source));
        }
        tree().ifPresent(tree -> tree.start(tag));
        prefixes.push(tag.declared());
    }

    @Override
    public void text(String text) {
        tree().ifPresent(tree -> tree.text(text));
    }

    /** What is kept of where the scan is: nothing of what is deeper than anybody may read. */
    private Optional<ElementTree> tree() {
        return entity == null || levels.size() > HardenedBuilder.MOST_LEVELS ? Optional.empty() : entity.tree;
    }

    @Override
    public void end() {
        prefixes.pop();
        tree().ifPresent(ElementTree::end);
        levels.pop();
        Entity ended = entity;
        if (ended != null && levels.size() < ended.depth) {
            finish(ended);
            entity = null;
        }
    }

    private Place place(StartTag tag, @Nullable Level around) {
        boolean mayBeHere = around == null || around.place() == Place.GROUP;
        if (mayBeHere && tag.is(metadata("EntitiesDescriptor"))) {
            return Place.GROUP;
        }
        if (mayBeHere && tag.is(metadata("EntityDescriptor"))) {
            return Place.ENTITY;
        }
        if (around == null) {
            throw source.error(
                    MetadataReason.NOT_METADATA,
                    "expected EntityDescriptor or EntitiesDescriptor as root, found " + tag.local()
                            + "; download the metadata, not the page that links to it");
        }
        return Place.OTHER;
    }

    private void begin(StartTag tag, Validity validity) {
        String id = tag.attribute("entityID").orElse("");
        boolean isWanted = !id.isEmpty() && wanted.test(id);
        Optional<ElementTree> tree = isWanted ? Optional.of(new ElementTree(prefixes.current())) : Optional.empty();
        entity = new Entity(id, levels.size(), validity, tree);
        bind(entity, tag);
    }

    private void finish(Entity ended) {
        if (!ended.isIdentityProvider || ended.id.isEmpty()) {
            return;
        }
        identityProviders.add(ended.id);
        ended.tree.ifPresent(tree -> taker.accept(new Found(ended.id, tree.element(), ended.validity, ended.problem)));
    }

    /** What one entity says of its time is its own affair, and spoils no other. */
    private void bind(Entity with, StartTag tag) {
        if (with.problem.isEmpty()) {
            try {
                with.validity = bounded(with.validity, tag);
            } catch (UnusableMetadata unusable) {
                with.problem = Optional.of(unusable);
            }
        }
    }

    @Override
    public void instruction(String target, String data) {
        spoil(() -> instruction(target, source));
    }

    /** One entity, and no other. */
    private void spoil(Supplier<UnusableMetadata> problem) {
        if (entity == null) {
            throw problem.get();
        }
        entity.problem = entity.problem.or(() -> Optional.of(problem.get()));
    }

    static UnusableMetadata excess(MetadataSource source) {
        return source.error(
                MetadataReason.METADATA_UNREADABLE,
                "expected elements within elements and attributes as honest metadata has, found more; look at what is"
                        + " in the file");
    }

    /** It splits text that others read whole. */
    static UnusableMetadata instruction(String target, MetadataSource source) {
        return source.error(
                MetadataReason.METADATA_UNREADABLE,
                "expected no processing instruction, found " + target
                        + "; download it again, and look at what is in the file");
    }

    private Validity bounded(Validity outer, StartTag tag) {
        try {
            return outer.within(tag);
        } catch (IllegalArgumentException e) {
            throw source.error(
                    MetadataReason.NOT_METADATA,
                    "expected an instant as validUntil and a duration as cacheDuration: " + e.getMessage(),
                    e);
        }
    }
}
