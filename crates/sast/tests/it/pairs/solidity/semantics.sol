// ruleid: inherits
contract A is Base, Proxy(1), Last {
    // ruleid: state
    uint256 public total = 0;
    // ok: state
    uint256 public limit = 5;

    // ruleid: unguarded
    function run(address to) external virtual {
        // ruleid: operators
        x = (a + b) / rate.get();
        // ok: operators
        x = (a / rate).get();
        // ruleid: not-known
        if (!known[to]) return;
        // ruleid: precedence
        if (a.b == c.d + e.f) return;
        // ok: precedence
        if ((a == b) + c) return;
        // ruleid: call-options
        to.call{value: 1}("");
        // ok: call-options
        to.call("");
        // ruleid: named-arguments
        router.swap({to: to, limit: 0});
        // ok: named-arguments
        router.swap({to: to, limit: 1});
    }

    // ok: unguarded
    function run(uint256 n) external onlyOwner {
        // ruleid: array-type
        uint256[2] memory two = all;
        // ok: array-type
        uint256[] memory many = all;
        for (uint8 i = 0; i < n; ++i) {
            // ruleid: counted
            n++;
            // ok: counted
            ++n;
        }
        // ruleid: refused
        revert("no");
        // ruleid: refused
        revert TooMuch(n);
        // ruleid: unchecked-math
        unchecked {
            n -= 1;
        }
    }
}

// ok: inherits
contract B is Base {}
