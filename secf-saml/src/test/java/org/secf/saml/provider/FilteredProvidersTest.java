package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.group;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.Credential;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;

/** Many identity providers of one document, followed as a whole. */
class FilteredProvidersTest {

    private static final String ONE = "https://one.example.org";
    private static final String TWO = "https://two.example.org";
    private static final String THREE = "https://three.example.org";

    private final Source source = new Source();

    @BeforeEach
    void filter() {
        source.filter = Optional.of(new EntityFilter(Set.of(ONE, TWO), Map.of(), Set.of()));
        source.entityId = Optional.empty();
        source.xml = group(
                "", member(ONE, "", TestKeys.IDP), member(TWO, "", TestKeys.OTHER), member(THREE, "", TestKeys.EC));
    }

    private static String member(String id, String attributes, Credential key) {
        return entity(id, attributes, key("signing", key) + sso("HTTP-Redirect", id + "/sso"));
    }

    @Test
    void knowsThoseThatTheFilterLetsPass() {
        FollowedProviders followed = source.follow();
        assertThat(followed.all()).extracting(IdentityProvider::entityId).containsExactly(ONE, TWO);
        assertThat(followed.find(TWO).orElseThrow().signingKeys())
                .containsExactly(TestKeys.OTHER.certificate().getPublicKey());
        assertThat(followed.find(THREE)).isEmpty();
        assertThat(followed.only()).isEmpty();
    }

    @Test
    void whoComesOrGoesIsSeenWithTheNextReading() {
        FollowedProviders followed = source.follow();
        source.xml = group("", member(TWO, "", TestKeys.OTHER));
        source.pass(Duration.ofMinutes(61));
        assertThat(followed.all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
    }

    @Test
    void oneThatCannotBeUsedLocksNobodyElseOut() {
        source.xml = group(
                "", member(ONE, "validUntil=\"2020-01-01T00:00:00Z\"", TestKeys.IDP), member(TWO, "", TestKeys.OTHER));
        assertThat(source.follow().all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
        assertThat(source.told).containsExactly("1 left out: METADATA_ENDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validUntil='tomorrow'",
                "validUntil='2026-13-01T00:00:00Z'",
                "cacheDuration='1h'",
                "cacheDuration=''"
            })
    void oneWithATimeThatIsNoneIsLeftOut(String attribute) {
        source.xml = group("", member(ONE, attribute, TestKeys.IDP), member(TWO, "", TestKeys.OTHER));
        assertThat(source.follow().all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
        String role =
                member(ONE, "", TestKeys.IDP).replace("<md:IDPSSODescriptor", "<md:IDPSSODescriptor " + attribute);
        source.xml = group("", role, member(TWO, "", TestKeys.OTHER));
        assertThat(source.follow().all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
        assertThat(source.told).containsExactly("1 left out: NOT_METADATA", "1 left out: NOT_METADATA");
    }

    @Test
    void groupWithATimeThatIsNoneIsNotTaken() {
        source.xml = group("validUntil='tomorrow'", member(ONE, "", TestKeys.IDP));
        assertThatThrownBy(source::follow).isInstanceOf(UnusableMetadata.class).hasMessageContaining("tomorrow");
    }

    /** Canonicalised with all the rest, so that the signature of the whole holds (xml-c14n §2.3). */
    @ParameterizedTest
    @ValueSource(strings = {"<?p?>", "<?p  some <b> & \n data ?>", "a<?p x?>b"})
    void oneWithAProcessingInstructionIsLeftOutAndTheSignatureHolds(String instruction) {
        source.pinned(TestKeys.OTHER.certificate(), Optional.empty());
        String spoilt =
                member(ONE, "", TestKeys.IDP).replace("<md:IDPSSODescriptor", instruction + "<md:IDPSSODescriptor");
        source.xml = SignatureForm.usual()
                .referring("#_group")
                .sign(group("", spoilt, member(TWO, "", TestKeys.OTHER)), TestKeys.OTHER);
        assertThat(source.follow().all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
        assertThat(source.told).containsExactly("1 left out: METADATA_UNREADABLE");
        source.xml = source.xml.replaceFirst("<\\?p", "<?q");
        assertThatThrownBy(source::follow).hasMessageContaining("altered");
    }

    private static String attributes(int count) {
        StringBuilder many = new StringBuilder("<x");
        for (int i = 0; i < count; i++) {
            many.append(" a").append(i).append("=\"\"");
        }
        return many + "/>";
    }

    /** What stands around the content has three levels, and what is too deep is not kept. */
    @Test
    void oneThatIsDeeperOrWiderThanAnyHonestOneIsLeftOutAndTheSignatureHolds() {
        source.pinned(TestKeys.OTHER.certificate(), Optional.empty());
        for (String honest : List.of(deep(61), attributes(64))) {
            signedWith(honest);
            assertThat(source.follow().all())
                    .extracting(IdentityProvider::entityId)
                    .containsExactly(ONE, TWO);
        }
        for (String excess : List.of(deep(62), deep(500), attributes(65), attributes(2000))) {
            signedWith(excess);
            assertThat(source.follow().all())
                    .extracting(IdentityProvider::entityId)
                    .containsExactly(TWO);
        }
        assertThat(source.told).hasSize(4).containsOnly("1 left out: METADATA_UNREADABLE");
        source.xml = source.xml.replaceFirst("a1=\"\"", "a1=\" \"");
        assertThatThrownBy(source::follow).hasMessageContaining("altered");
    }

    @Test
    void groupThatIsDeeperThanAnyHonestOneIsNotTaken() {
        String deep = member(ONE, "", TestKeys.IDP);
        for (int level = 0; level < 64; level++) {
            deep = group("", deep);
        }
        source.xml = deep;
        assertThatThrownBy(source::follow).hasMessageContaining("elements within elements");
    }

    @Test
    void signatureThatIsDeeperThanAnyHonestOneIsNotTaken() {
        source.pinned(TestKeys.OTHER.certificate(), Optional.empty());
        signedWith("");
        source.xml = source.xml.replaceFirst("<ds:SignatureValue>", deep(63) + "<ds:SignatureValue>");
        assertThatThrownBy(source::follow).hasMessageContaining("elements within elements");
    }

    private static String deep(int levels) {
        return "<x>y".repeat(levels) + "</x>".repeat(levels);
    }

    private void signedWith(String content) {
        String spoilt = member(ONE, "", TestKeys.IDP)
                .replace("<md:IDPSSODescriptor", "<md:Extensions>" + content + "</md:Extensions><md:IDPSSODescriptor");
        source.xml = SignatureForm.usual()
                .referring("#_group")
                .sign(group("", spoilt, member(TWO, "", TestKeys.OTHER)), TestKeys.OTHER);
    }

    @Test
    void processingInstructionOfNoEntityIsNotTaken() {
        source.xml = group("", "<?p x?>", member(ONE, "", TestKeys.IDP));
        assertThatThrownBy(source::follow).hasMessageContaining("processing instruction");
        source.pinned(TestKeys.OTHER.certificate(), Optional.empty());
        assertThatThrownBy(source::follow).hasMessageContaining("processing instruction");
    }

    /** Copying all that is in scope for every element that declares something took minutes. */
    @Test
    void oneWithManyDeclarationsWhereManyAreInScopeCostsNoTime() {
        StringBuilder deep = new StringBuilder();
        for (int level = 0; level < 40; level++) {
            deep.append("<a");
            for (int i = 0; i < 60; i++) {
                deep.append(" xmlns:p%d_%d=\"u:\"".formatted(level, i));
            }
            deep.append('>');
        }
        String content = deep + "<b xmlns:z=\"u:\"/>".repeat(200_000) + "</a>".repeat(40);
        String third = member(THREE, "", TestKeys.EC)
                .replace("<md:IDPSSODescriptor", "<md:Extensions>here</md:Extensions><md:IDPSSODescriptor");
        source.pinned(TestKeys.OTHER.certificate(), Optional.empty());
        source.xml = SignatureForm.usual()
                .referring("#_group")
                .sign(group("", member(ONE, "", TestKeys.IDP), third), TestKeys.OTHER)
                .replace("here", content);
        assertTimeout(
                Duration.ofSeconds(8), () -> assertThatThrownBy(source::follow).hasMessageContaining("altered"));
    }

    private static String withKeys(String id, int count) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < count; i++) {
            keys.append(key("signing", TestKeys.ec()));
        }
        return entity(id, "", keys + sso("HTTP-Redirect", id + "/sso"));
    }

    /** A signature by none of them is tried by each. */
    @Test
    void oneWithMoreKeysThanAnyoneNeedsIsLeftOut() {
        source.xml = group("", withKeys(ONE, 17), withKeys(TWO, 16));
        assertThat(source.follow().all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
        assertThat(source.told).containsExactly("1 left out: ENTITY_UNFIT");
    }

    @Test
    void oneThatStandsThereTwiceIsNeither() {
        source.xml =
                group("", member(ONE, "", TestKeys.IDP), member(TWO, "", TestKeys.OTHER), member(ONE, "", TestKeys.EC));
        assertThat(source.follow().all()).extracting(IdentityProvider::entityId).containsExactly(TWO);
        assertThat(source.told).containsExactly("2 left out: ENTITY_AMBIGUOUS");
    }

    @Test
    void documentWithoutAnyIsNotTaken() {
        FollowedProviders followed = source.follow();
        source.xml = group("", member(THREE, "", TestKeys.EC));
        source.pass(Duration.ofMinutes(61));
        assertThat(followed.all()).hasSize(2);
        assertThat(source.failures).contains(MetadataReason.ENTITY_MISSING);
    }

    @Test
    void whereAllHaveEndedTheReasonIsSaid() {
        source.xml = group("validUntil=\"2020-01-01T00:00:00Z\"", member(ONE, "", TestKeys.IDP));
        assertThatThrownBy(source::follow)
                .isInstanceOf(UnusableMetadata.class)
                .hasMessageContaining("expired: validUntil 2020-01-01");
    }

    @Test
    void nobodyIsReadOfADocumentThatIsNotSignedAsItShouldBe_H49() {
        source.pinned(TestKeys.OTHER.certificate(), Optional.empty());
        assertThatThrownBy(source::follow).isInstanceOf(UnusableMetadata.class);
        String signed = SignatureForm.usual().referring("#_group").sign(source.xml, TestKeys.OTHER);
        source.xml = signed.replace(ONE + "/sso", "https://evil.example/sso");
        assertThatThrownBy(source::follow).hasMessageContaining("altered");
        source.xml = signed;
        assertThat(source.follow().all()).hasSize(2);
    }

    @Test
    void keysThatStayAreTheSameAndOthersAreTold() {
        FollowedProviders followed = source.follow();
        IdentityProvider one = followed.find(ONE).orElseThrow();
        source.xml = group("", member(ONE, "", TestKeys.IDP), member(TWO, "", TestKeys.EC));
        source.pass(Duration.ofMinutes(61));
        assertThat(followed.find(ONE).orElseThrow().signingKeys().get(0))
                .isSameAs(one.signingKeys().get(0));
        assertThat(source.told).containsExactly("keys");
    }

    @Test
    void unknownKeyOfOneHasTheDocumentReadForIt() {
        FollowedProviders followed = source.follow();
        IdentityProvider two = followed.find(TWO).orElseThrow();
        source.xml = group("", member(ONE, "", TestKeys.IDP), member(TWO, "", TestKeys.EC));
        assertThat(followed.afterUnknownKey(two).orElseThrow().signingKeys())
                .containsExactly(TestKeys.EC.certificate().getPublicKey());
    }

    @Test
    void whatOneMemberWantsDoesNotHaveAllReadAgain() {
        source.xml = group(
                "cacheDuration=\"PT30M\"",
                member(ONE, "cacheDuration=\"PT1S\" validUntil=\"2026-06-01T12:02:00Z\"", TestKeys.IDP),
                member(TWO, "", TestKeys.OTHER));
        source.follow();
        source.pass(Duration.ofMinutes(20));
        assertThat(source.calls).hasValue(1);
        source.pass(Duration.ofMinutes(15));
        assertThat(source.calls).hasValueGreaterThan(1);
    }

    @Test
    void withoutARuleNobodyPasses() {
        EntityFilter none = new EntityFilter(Set.of(), Map.of(), Set.of());
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.mayHold(MetadataXml.IDP)).isFalse();
    }
}
