package dev.lockstep.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAccessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3 | 10.1.2.3 | true",
                "10.1.2.3 | 10.1.2.4 | false",
                "10.0.0.0/8 | 10.255.0.1 | true",
                "10.0.0.0/8 | 11.0.0.1 | false",
                "10.0.0.0/0 | 11.0.0.1 | true",
                "192.168.1.128/25 | 192.168.1.127 | false",
                "192.168.1.128/25 | 192.168.1.200 | true",
                "10.0.0.1-10.0.0.9 | 10.0.0.9 | true",
                "10.0.0.1-10.0.0.9 | 10.0.0.10 | false",
                "1.1.1.1, 2.2.2.2 | 2.2.2.2 | true",
                "::1 | 0:0:0:0:0:0:0:1 | true",
                "fd00::/8 | fd12::1 | true",
                "fd00::/8 | 10.0.0.1 | false",
                "127.0.0.1 | ::ffff:127.0.0.1 | true",
                "localhost | 127.0.0.1 | false",
                "10.0.0.0/33 | 10.0.0.1 | false",
                "10.0.0.0/x | 10.0.0.1 | false",
                "nonsense | 10.0.0.1 | false"
            })
    void letsInTheAddressesOfTheList(String list, String address, boolean allowed) {
        assertThat(IpAccess.allows(list, address)).isEqualTo(allowed);
    }

    @Test
    void letsEverybodyInWithoutAList() {
        assertThat(IpAccess.allows(null, "10.0.0.1")).isTrue();
        assertThat(IpAccess.allows("", "10.0.0.1")).isTrue();
    }
}
