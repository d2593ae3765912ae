// A vault.
pragma solidity ^0.8.20;
import {Ownable as Owned} from "lib/Ownable.sol";

abstract contract Vault is Owned, Base(1) {
    uint256 public constant LIMIT = 5;
    mapping(address => uint256) balances;
    event Moved(address indexed to, uint256 amount);
    error TooMuch(uint256 amount);
    struct Point { uint256 x; }
    enum State { Open, Closed }

    modifier onlySelf(uint256 key) {
        require(msg.sender == owner, "no");
        _;
    }

    constructor(address first) payable Base(first) {
        owner = first;
    }

    function move(address to, bytes calldata data) external virtual onlySelf(1) returns (bool) {
        uint256[] memory list;
        (bool ok, bytes memory reply) = to.call{value: 1, gas: 2}(data);
        for (uint256 i = 0; i < list.length; i++) {
            total += list[i] / rate.get();
        }
        if (!allowed[to] && total > LIMIT * 2) revert("closed");
        else delete balances[to];
        unchecked { --total; }
        emit Moved(to, 1);
        revert TooMuch(2);
        router.swap({amount: 1, to: to});
        payable(to).transfer(1 ether);
        try other.run() returns (uint256 v) { total = v; } catch Error(string memory reason) { }
        return ok ? true : new Token(1) == type(uint256).max;
    }

    receive() external payable {}
}
