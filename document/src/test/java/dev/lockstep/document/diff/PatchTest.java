package dev.lockstep.document.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items that lead from one form of an entry to another, carried out on the first, give the second. */
class PatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"meta":{"list":["a"]}} | {"meta":{"list":["a","b","c","d"]}}
            {"meta":{"list":[]}} | {"meta":{"list":["a","b"]}}
            {"meta":{"list":["a","b","c","d"]}} | {"meta":{"list":["x"]}}
            {"meta":{"list":[["a"],["b"]]}} | {"meta":{"list":[["a","c","d"],["b","e","f"]]}}
            {"meta":{"list":[1],"other":[1]}} | {"meta":{"list":[2,3,4],"other":[5,6,7]}}
            {"meta":{"list":[{"a":[1]}]}} | {"meta":{"list":[{"a":[1,2,3]},{"a":[]},null]}}
            {"schema":{"foreign_key_table":"a","foreign_key_column":"b"}} | {"schema":{"foreign_key_table":"c","foreign_key_column":"d"}}
            {"schema":{"default_value":[1]}} | {"schema":{"default_value":[1,2,3]}}
            {"schema":{"default_value":{"a":1}}} | {"schema":{"default_value":{"b":2}}}
            {"schema":{"default_value":{"a":{"b":1}}}} | {"schema":{"default_value":{"a":{}}}}
            """)
    void leadsFromOneFormToTheOther(String before, String after) {
        var from = (JsonObject) JsonReader.read(before);
        var to = (JsonObject) JsonReader.read(after);
        assertThat(Patch.apply(from, Items.between(from, to))).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"meta":{"list":["a"]}} | 2000000000
            {"meta":{"list":"a"}} | 0
            """)
    void leavesWhatDoesNotFit(String entry, int index) {
        var from = (JsonObject) JsonReader.read(entry);
        var path = ((dev.lockstep.model.json.JsonArray) JsonReader.read("[\"meta\",\"list\"]")).items();
        var item = new Item.ArrayItem(path, index, new Item.Added(java.util.List.of(), from));
        assertThat(Patch.apply(from, java.util.List.of(item))).isEqualTo(from);
    }
}
