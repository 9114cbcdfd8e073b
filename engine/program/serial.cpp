// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <concepts>
#include <type_traits>

#include "engine/program/program.h"
#include "engine/program/sha256.h"
#include "engine/program/shape.h"

namespace guiju::program {

namespace {

namespace json = boost::json;

constexpr std::string_view kForm = "guiju program";
constexpr std::int64_t kFormVersion = 1;

enum class What : std::uint8_t { everything, meaning };

template <class T>
bool as_if_never_written(const T& member, const T& absent) {
    return member == absent;
}
template <class T>
bool as_if_never_written(const std::vector<T>& member, const std::vector<T>&) {
    return member.empty();
}

/// Writes members into one JSON object; keys stay in the order they were written.
class Writer {
   public:
    explicit Writer(What what) : what_(what) {}

    template <class T>
    void is(std::string_view key, T& member) {
        object_.emplace(key, to_json(member));
    }
    template <class T>
    void shown(std::string_view key, T& member) {
        if (what_ == What::everything) object_.emplace(key, to_json(member));
    }
    template <class T>
    void later(std::string_view key, T& member, const T& absent = {}) {
        if (!as_if_never_written(member, absent)) is(key, member);
    }
    template <class T>
    void shown_later(std::string_view key, T& member) {
        if (!as_if_never_written(member, T{})) shown(key, member);
    }
    json::object take() { return std::move(object_); }

   private:
    template <class T>
    json::value to_json(T& x) {
        if constexpr (std::is_enum_v<T>) {
            return static_cast<std::int64_t>(x);
        } else if constexpr (std::same_as<T, bool>) {
            return x;
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<std::int64_t>(x);
        } else {
            Writer part(what_);
            describe(part, x);
            return part.take();
        }
    }
    json::value to_json(std::string& x) { return json::string(x); }
    json::value to_json(value::Date& x) { return static_cast<std::int64_t>(x.days); }
    json::value to_json(value::Number& x) { return json::string(x.text()); }
    json::value to_json(value::Value& x) { return json::string(value::to_canonical(x)); }
    json::value to_json(Text& x) {
        if (what_ == What::meaning) return json::string(x.zh);
        return json::array{json::string(x.zh), json::string(x.en)};
    }
    json::value to_json(value::WorkCalendar& x) {
        const auto days = [](const std::vector<value::Date>& dates) {
            json::array list;
            for (const value::Date date : dates) list.emplace_back(date.days);
            return list;
        };
        return json::object{{"name", x.name()},
                            {"first_year", x.first_year()},
                            {"last_year", x.last_year()},
                            {"off", days(x.off())},
                            {"worked", days(x.worked())}};
    }
    template <class T>
    json::value to_json(std::vector<T>& items) {
        json::array list;
        list.reserve(items.size());
        for (T& item : items) list.push_back(to_json(item));
        return list;
    }

    What what_;
    json::object object_;
};

/// Reads what Writer wrote. After the first misfit it only goes through the motions.
class Reader {
   public:
    Reader(const json::value& value, std::string path, std::string& misfit)
        : object_(value.if_object()), path_(std::move(path)), misfit_(misfit) {
        if (object_ == nullptr) complain("");
    }

    template <class T>
    void is(std::string_view key, T& member) {
        if (!misfit_.empty()) return;
        const json::value* found = object_->if_contains(key);
        ++read_;
        if (found == nullptr) return complain(key);
        from_json(*found, member, path_ + "." + std::string(key));
    }
    template <class T>
    void shown(std::string_view key, T& member) {
        is(key, member);
    }
    template <class T>
    void later(std::string_view key, T& member, const T& absent = {}) {
        member = absent;
        if (misfit_.empty() && object_->contains(key)) is(key, member);
    }
    template <class T>
    void shown_later(std::string_view key, T& member) {
        later(key, member);
    }
    /// Nothing may stand there that we do not know.
    void finish() {
        if (misfit_.empty() && read_ != object_->size()) complain("…");
    }

   private:
    void complain(std::string_view key) {
        if (misfit_.empty()) misfit_ = path_ + "." + std::string(key);
    }
    void misfit_at(const std::string& path) {
        if (misfit_.empty()) misfit_ = path;
    }

    template <class T>
    void from_json(const json::value& v, T& x, const std::string& path) {
        if constexpr (std::is_enum_v<T>) {
            const std::int64_t* number = v.if_int64();
            if (number == nullptr || *number < 0 || *number > kLast<T>) return misfit_at(path);
            x = static_cast<T>(*number);
        } else if constexpr (std::same_as<T, bool>) {
            if (!v.is_bool()) return misfit_at(path);
            x = v.get_bool();
        } else if constexpr (std::is_integral_v<T>) {
            const std::int64_t* number = v.if_int64();
            if (number == nullptr || !std::in_range<T>(*number)) return misfit_at(path);
            x = static_cast<T>(*number);
        } else {
            Reader part(v, path, misfit_);
            if (!misfit_.empty()) return;
            describe(part, x);
            part.finish();
        }
    }
    void from_json(const json::value& v, std::string& x, const std::string& path) {
        if (!v.is_string()) return misfit_at(path);
        x.assign(v.get_string().data(), v.get_string().size());
    }
    void from_json(const json::value& v, value::Date& x, const std::string& path) {
        from_json(v, x.days, path);
    }
    void from_json(const json::value& v, value::Number& x, const std::string& path) {
        std::string text;
        from_json(v, text, path);
        const auto number = value::read_canonical(text);
        if (!number) return misfit_at(path);
        x = *number;
    }
    void from_json(const json::value& v, value::Value& x, const std::string& path) {
        std::string text;
        from_json(v, text, path);
        bool ok = false;
        x = value::from_canonical(text, ok);
        if (!ok) misfit_at(path);
    }
    void from_json(const json::value& v, Text& x, const std::string& path) {
        std::vector<std::string> both;
        from_json(v, both, path);
        if (both.size() != 2) return misfit_at(path);
        x = Text(both[0], both[1]);
    }
    void from_json(const json::value& v, value::WorkCalendar& x, const std::string& path) {
        std::string name;
        int first = 0;
        int last = 0;
        std::vector<value::Date> off;
        std::vector<value::Date> worked;
        Reader part(v, path, misfit_);
        if (!misfit_.empty()) return;
        part.is("name", name);
        part.is("first_year", first);
        part.is("last_year", last);
        part.is("off", off);
        part.is("worked", worked);
        part.finish();
        const bool empty = last < first;
        if (!empty && (first < 1900 || last > 2200)) return misfit_at(path + ".first_year");
        if (misfit_.empty() && !(empty && name.empty()))
            x = value::WorkCalendar(std::move(name), first, last, std::move(off),
                                    std::move(worked));
    }
    template <class T>
    void from_json(const json::value& v, std::vector<T>& items, const std::string& path) {
        const json::array* list = v.if_array();
        if (list == nullptr) return misfit_at(path);
        items.resize(list->size());
        for (std::size_t i = 0; i < list->size() && misfit_.empty(); ++i)
            from_json((*list)[i], items[i], path + "[" + std::to_string(i) + "]");
    }

    const json::object* object_;
    std::string path_;
    std::string& misfit_;
    std::size_t read_ = 0;
};

std::string write(const Program& program, What what) {
    Program copy = program;  // describe() is written once, for reading and writing
    Writer writer(what);
    describe(writer, copy);
    return json::serialize(
        json::object{{"form", kForm}, {"version", kFormVersion}, {"program", writer.take()}});
}

base::Error not_a_program(std::string place) {
    return {base::ErrorKind::misuse, base::Code::gj5125, {Text(std::move(place))}};
}

}  // namespace

std::string serialize(const Program& program) { return write(program, What::everything); }

std::string hash(const Program& program) { return sha256_hex(write(program, What::meaning)); }

base::Result<Program> deserialize(const std::string& text) {
    boost::system::error_code problem;
    const json::value document = json::parse(text, problem);
    const json::object* top = problem ? nullptr : document.if_object();
    if (top == nullptr) return not_a_program("JSON");
    const json::value* form = top->if_contains("form");
    const json::value* version = top->if_contains("version");
    const json::value* body = top->if_contains("program");
    if (form == nullptr || !form->is_string() || form->get_string() != kForm)
        return not_a_program("form");
    if (version == nullptr || !version->is_int64() || version->get_int64() != kFormVersion)
        return not_a_program("version");
    if (body == nullptr) return not_a_program("program");

    Program program;
    std::string misfit;
    Reader reader(*body, "program", misfit);
    if (misfit.empty()) {
        describe(reader, program);
        reader.finish();
    }
    if (!misfit.empty()) return not_a_program(misfit);
    if (auto sound = program.verify(); !sound) {
        base::Error error = sound.error();
        error.kind = base::ErrorKind::misuse;
        return error;
    }
    return program;
}

}  // namespace guiju::program
