#include <string>

class Store {
    std::string field;

    void run(bool c) {
        std::string a = source();
        // ruleid: flow
        sink(a);
        auto b = std::string("select ") + a;
        // ruleid: flow
        sink(b);
        field = source();
        // ruleid: flow
        sink(this->field);
        auto f = [&]() {
            // ruleid: flow
            sink(a);
        };
        for (auto item : source()) {
            // ruleid: flow
            sink(item);
        }
        try {
            b = "x";
        } catch (const std::exception &e) {
            // ok: flow
            sink(e);
        }
        a = clean(a);
        // ok: flow
        sink(a);
    }
};
