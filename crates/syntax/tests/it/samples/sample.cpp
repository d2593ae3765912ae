#include <string>
using namespace std;
namespace app {
template <typename T> class Box : public Base {
public:
    Box(int n) : n_(n) {}
    virtual std::string get(const std::string &s) const override {
        auto p = std::make_unique<T>(s);
        for (const auto &x : xs) { std::cout << x << "\n"; }
        try { run(new Foo(1)); } catch (const std::exception &e) { throw Bad(e.what()); }
        auto f = [&](int a) { return a + this->n_; };
        if (int n = g(); n > 0) delete p;
        strcpy(v[0].b, R"(raw)");
        return std::string("x");
    }
private:
    int n_ = 0;
};
}
