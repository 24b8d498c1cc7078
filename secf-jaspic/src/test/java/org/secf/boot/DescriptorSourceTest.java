package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;

class DescriptorSourceTest {

    private static final String ROOT = "<secf xmlns='https://secf.org/ns/secf'>";

    private final DescriptorSource source = new DescriptorSource(new Factories(List.of(new SampleFactory("sample"))));

    private List<Definition> read(String xml) {
        return whole(xml).definitions();
    }

    private Descriptor whole(String xml) {
        return source.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "WEB-INF/secf.xml");
    }

    @Test
    void readsNestedElementsAsDotsAndRepeatedOnesAsList() {
        String xml =
                ROOT + "<sample>\n  <base-url> https://sp.example.org </base-url><groups>a</groups><groups>b</groups>"
                        + "<attributes><caller-name>uid</caller-name></attributes></sample></secf>";

        assertThat(read(xml).get(0).layer().settings())
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactly(
                        tuple("base-url", List.of("https://sp.example.org")),
                        tuple("groups", List.of("a", "b")),
                        tuple("attributes.caller-name", List.of("uid")));
    }

    @Test
    void saysLineAndColumnOfEachSetting() {
        RawSetting setting = read(ROOT + "<sample>\n  <base-url>x</base-url></sample></secf>")
                .get(0)
                .layer()
                .settings()
                .get(0);

        assertThat(setting.origin()).isEqualTo("WEB-INF/secf.xml line 2 column 13");
    }

    @Test
    void readsNamedDefinitionsAndSettingsOfTheApplication() {
        Descriptor read = whole(ROOT + "<print-settings>true</print-settings><sample name='partners'/><sample/>"
                + "<server><applications>/a</applications><applications>*</applications></server></secf>");

        assertThat(read.definitions()).extracting(Definition::id).containsExactly("sample.partners", "sample");
        assertThat(read.application().settings())
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactly(
                        tuple("print-settings", List.of("true")), tuple("server.applications", List.of("/a", "*")));
    }

    @Nested
    class Refuses {

        @Test
        void anUnknownSettingNamingTheNearest() {
            assertThatThrownBy(() -> read(ROOT + "<sample>\n  <base-ulr>x</base-ulr></sample></secf>"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "WEB-INF/secf.xml line 2 column 13: there is no setting base-ulr; did you mean base-url?");
        }

        @Test
        void whatTheSchemaDoesNotAllowWithLineAndColumn() {
            assertThatThrownBy(() -> read(ROOT + "\n<print-settings>yes</print-settings></secf>"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("WEB-INF/secf.xml line 2 column ")
                    .hasMessageContaining("'yes'")
                    .hasMessageContaining("The schema is secf-1.0.xsd in secf-jaspic.");
        }

        @Test
        void aDescriptorThatIsTooLarge() {
            assertThatThrownBy(() -> read(ROOT + " ".repeat(1 << 20) + "</secf>"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("larger than");
        }

        @Test
        void anUnknownMechanismNamingTheNearest() {
            assertThatThrownBy(() -> read(ROOT + "\n<sampel/></secf>"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("WEB-INF/secf.xml line 2")
                    .hasMessageContaining("did you mean sample?");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<secf",
                    "<secf/>",
                    "<other xmlns='https://secf.org/ns/secf'/>",
                    ROOT + "text</secf>",
                    ROOT + "<sample base-url='x'/></secf>",
                    "<secf xmlns='https://secf.org/ns/secf' version='1'/>",
                    ROOT + "<sample><base-url name='x'>x</base-url></sample></secf>",
                    ROOT + "<sample name='No Name'/></secf>",
                    ROOT + "<sample>text</sample></secf>",
                    ROOT + "<sample>&undeclared;</sample></secf>",
                    ROOT + "</secf><more/>",
                    ROOT + "<sample><attributes>text<caller-name>x</caller-name></attributes></sample></secf>",
                    ROOT + "<sample><a><b><c><d><e><f><g>deep</g></f></e></d></c></b></a></sample></secf>",
                    "<!DOCTYPE secf><secf xmlns='https://secf.org/ns/secf'/>",
                    "<!DOCTYPE secf [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><secf xmlns='https://secf.org/ns/secf'>&x;</secf>",
                })
        void whatIsNotADescriptor(String xml) {
            assertThatThrownBy(() -> read(xml))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("WEB-INF/secf.xml line ");
        }
    }
}
