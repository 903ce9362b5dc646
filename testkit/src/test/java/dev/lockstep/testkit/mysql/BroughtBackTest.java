package dev.lockstep.testkit.mysql;

import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.undo.OddTables;
import org.junit.jupiter.api.Test;

class BroughtBackTest {

    @Test
    void aTableThatWasSetAsideComesBackAsItWas() {
        OddTables.check(TestVendor.MARIADB, OddObjectsTest.OBJECTS);
    }
}
