package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IpAddressTest {

    @Test
    void senderIsOneWhateverItsAddressesInItsNetwork() {
        assertThat(IpAddress.network("2001:db8:1:2::7")).isEqualTo(IpAddress.network("2001:db8:1:2:ffff::1"));
        assertThat(IpAddress.network("2001:db8:1:2::7")).isNotEqualTo(IpAddress.network("2001:db8:1:3::7"));
        assertThat(IpAddress.network("192.0.2.1")).isNotEqualTo(IpAddress.network("192.0.2.2"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(IpAddress.network("unix:")).isEqualTo("unix:");
    }
}
