package dev.lockstep.testkit.postgres;

import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.undo.OddTables;
import org.junit.jupiter.api.Test;

class BroughtBackTest {

    @Test
    void aTableThatWasSetAsideComesBackAsItWas() {
        OddTables.check(TestVendor.POSTGRES, OddObjectsTest.OBJECTS);
    }
}
