package org.secf.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.secf.boot.ApplicationKeys;
import org.secf.http.Html;
import org.secf.mechanism.DefinitionKind;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The schema of descriptors, from the keys themselves: what an editor offers is what there is. */
final class DescriptorSchema {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Generated from the keys in the code; a test holds this file against them. -->
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="https://secf.org/ns/secf"
                       targetNamespace="https://secf.org/ns/secf" elementFormDefault="qualified" version="1.0">
              <xs:annotation>
                <xs:documentation>
                  WEB-INF/secf.xml and META-INF/secf.xml. Below the root one element for each mechanism, such as saml, and one for each setting of the
                  application as a whole. Below a mechanism one element for each setting, named like the property without its prefix; nested elements
                  stand for dots, a repeated element is a list.
                </xs:documentation>
              </xs:annotation>
              <xs:element name="secf">
                <xs:complexType>
                  <xs:sequence>
                    <xs:any namespace="##targetNamespace" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:simpleType name="flag">
                <xs:annotation>
                  <xs:documentation>true, false, or an expression.</xs:documentation>
                </xs:annotation>
                <xs:restriction base="xs:token">
                  <xs:pattern value="true|false|.*\\$\\{.*\\}.*"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:simpleType name="name">
                <xs:restriction base="xs:token">
                  <xs:pattern value="[a-z][a-z0-9-]{0,39}"/>
                </xs:restriction>
              </xs:simpleType>
            """;

    private DescriptorSchema() {}

    static String of(List<DefinitionKind> mechanisms) {
        StringBuilder text = new StringBuilder(HEAD);
        tree(ApplicationKeys.ALL).forEach((name, node) -> text.append(element(name, node, "  ")));
        mechanisms.forEach(mechanism -> text.append(mechanism(mechanism)));
        return text.append("</xs:schema>\n").toString();
    }

    private static String mechanism(DefinitionKind mechanism) {
        List<Key<?>> keys = Kinds.keys(mechanism).toList();
        return """
              <xs:element name="%s">
                <xs:annotation>
                  <xs:documentation>What @%s defines. The name tells several of one kind apart.</xs:documentation>
                </xs:annotation>
                <xs:complexType>
                  <xs:choice minOccurs="0" maxOccurs="unbounded">
            %s      </xs:choice>
                  <xs:attribute name="name" type="name"/>
                </xs:complexType>
              </xs:element>
            """.formatted(
                        mechanism.name(), mechanism.definition().getSimpleName(), elements(tree(keys), "        "));
    }

    private static String elements(Map<String, Node> tree, String indent) {
        return tree.entrySet().stream()
                .map(entry -> element(entry.getKey(), entry.getValue(), indent))
                .collect(Collectors.joining());
    }

    private static String element(String name, Node node, String indent) {
        String meaning = node.keys().stream().map(Key::meaning).collect(Collectors.joining(" "));
        String documented = "%s  <xs:annotation>\n%s    <xs:documentation>%s</xs:documentation>\n%s  </xs:annotation>\n"
                .formatted(indent, indent, Html.escape(meaning), indent);
        if (node.children().isEmpty()) {
            return "%s<xs:element name=\"%s\" type=\"%s\">\n%s%s</xs:element>\n"
                    .formatted(indent, name, type(node), documented, indent);
        }
        return "%s<xs:element name=\"%s\">\n%s  <xs:complexType>\n%s    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n%s%s    </xs:choice>\n%s  </xs:complexType>\n%s</xs:element>\n"
                .formatted(
                        indent,
                        name,
                        indent,
                        indent,
                        elements(node.children(), indent + "      "),
                        indent,
                        indent,
                        indent);
    }

    private static String type(Node node) {
        return node.keys().stream().anyMatch(key -> key.kind().equals(Kind.FLAG)) ? "flag" : "xs:string";
    }

    /** A setting, or what holds settings. */
    private record Node(List<Key<?>> keys, Map<String, Node> children) {}

    private static Map<String, Node> tree(List<Key<?>> keys) {
        Map<String, Node> tree = new TreeMap<>();
        keys.forEach(key -> add(key, key.name(), tree));
        return tree;
    }

    private static void add(Key<?> key, String name, Map<String, Node> into) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            into.put(name, new Node(List.of(key), Map.of()));
        } else {
            Node node = into.computeIfAbsent(name.substring(0, dot), first -> new Node(List.of(), new TreeMap<>()));
            add(key, name.substring(dot + 1), node.children());
        }
    }
}
