package dev.lockstep.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Directus 12.4.0 answered when asked to export a snapshot with one folder in each form. */
class ExportTest {

    private final JsonObject folder = (JsonObject) JsonReader.read(resource("folder.json"));

    @Test
    void writesCsvAsDirectusExportsIt() throws IOException {
        assertThat(written(CsvWriter::write, folder)).isEqualTo(resource("folder.csv"));
        assertThat(written(CsvWriter::writeWithByteOrderMark, folder)).isEqualTo("\uFEFF" + resource("folder.csv"));
    }

    @Test
    void writesXmlAsDirectusExportsIt() throws IOException {
        assertThat(written(XmlWriter::write, folder)).isEqualTo(resource("folder.xml"));
    }

    @Test
    void writesYamlAsDirectusExportsIt() throws IOException {
        assertThat(written(YamlWriter::write, folder)).isEqualTo(resource("folder.yaml"));
    }

    @Test
    void writesEveryKindOfCell() throws IOException {
        var object = object("""
                {"a":1,"b":"x\\"y","c":null,"d":true,"e":{"f":1,"g":{"h":[1,{"q":"\\n"}]}},"i":{},"k":[],"l":"",
                 "m":"a\\nb","n":1.5,"p":{"q":null}}""");

        assertThat(written(CsvWriter::write, object)).isEqualTo("""
                        "a","b","c","d","e.f","e.g.h","i","k","l","m","n","p.q"
                        1,"x""y",,true,1,"[1,{""q"":""\\n""}]","{}","[]","","a
                        b",1.5,""");
    }

    @Test
    void writesNothingForAnObjectWithoutMembers() throws IOException {
        assertThat(written(CsvWriter::write, JsonObject.EMPTY)).isEmpty();
        assertThat(written(XmlWriter::write, JsonObject.EMPTY)).isEqualTo("<?xml version='1.0'?>\n<data/>");
    }

    @Test
    void writesEveryKindOfElement() throws IOException {
        var object = object("""
                {"a":"","b":{},"c":[],"d":null,"e":true,"f":1.5,"h":[[1,2],[3]],"i":[null,"",{},[]],
                 "j":[{"a":[1,{"b":2}]}],"k":{"l":[[],[[]]]}}""");

        assertThat(written(XmlWriter::write, object)).isEqualTo("""
                <?xml version='1.0'?>
                <data>
                    <a/>
                    <b/>
                    <d>null</d>
                    <e>true</e>
                    <f>1.5</f>
                    <h>1</h>
                    <h>2</h>
                    <h>3</h>
                    <i>null</i>
                    <i/>
                    <i/>
                    <j>
                        <a>1</a>
                        <a>
                            <b>2</b>
                        </a>
                    </j>
                    <k/>
                </data>""");
    }

    @Test
    void escapesWhatXmlTextCannotHold() throws IOException {
        var text = "x<y>&\"' ]]> > ]> \n\tü😀\\u0001\\ud800\\uffff"
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");

        assertThat(written(XmlWriter::write, object("{\"a\":\"" + text + "\"}")))
                .contains("<a>x&lt;y>&amp;\"' ]]&gt; > ]> \n\tü😀\uFFFD\uFFFD\uFFFD</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "0, _0",
        "my key, my_key",
        "@, _",
        "#1, _1",
        "'', _",
        "-a, _-a",
        "é.b-c, é.b-c",
        "<>, __",
        "😀x, 😀x"
    })
    void makesNamesOfKeys(String key, String name) throws IOException {
        var written = written(XmlWriter::write, JsonObject.builder().put(key, 1).build());

        assertThat(written).contains("<" + name + ">1</" + name + ">");
    }

    private interface Writer {
        void write(JsonObject object, OutputStream target) throws IOException;
    }

    private static String written(Writer writer, JsonObject object) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(object, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonObject object(String json) {
        return (JsonObject) JsonReader.read(json);
    }

    private static String resource(String name) {
        String path = "/dev/lockstep/document/exports/" + name;
        try (InputStream in = Objects.requireNonNull(ExportTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
