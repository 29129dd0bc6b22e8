#include "core/data/PictureDecoders.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace lab {

namespace {

/// The text of a header, or of pixels written as numbers.
class Words {
public:
    Words(std::string_view bytes, std::size_t at) : m_bytes(bytes), m_at(at) {}

    std::size_t at() const { return m_at; }

    std::optional<int> number() {
        skip();
        const std::size_t begin = m_at;
        int value = 0;
        while (m_at < m_bytes.size() && isDigit(m_bytes[m_at]) && value <= kMost) {
            value = value * 10 + (m_bytes[m_at++] - '0');
        }
        return m_at > begin && value <= kMost ? std::optional(value) : std::nullopt;
    }
    /// 0 or 1; bits need no space between them.
    std::optional<int> bit() {
        skip();
        if (m_at >= m_bytes.size() || (m_bytes[m_at] != '0' && m_bytes[m_at] != '1')) {
            return std::nullopt;
        }
        return m_bytes[m_at++] - '0';
    }

private:
    static constexpr int kMost = 100'000'000;

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    void skip() {
        while (m_at < m_bytes.size() &&
               (std::isspace(static_cast<unsigned char>(m_bytes[m_at])) != 0 ||
                m_bytes[m_at] == '#')) {
            m_at = m_bytes[m_at] == '#' ? std::min(m_bytes.find('\n', m_at), m_bytes.size())
                                        : m_at + 1;
        }
    }

    std::string_view m_bytes;
    std::size_t m_at;
};

struct Header {
    char kind = '1';
    int width = 0;
    int height = 0;
    int most = 1;

    bool isBitmap() const { return kind == '1' || kind == '4'; }
    int channels() const { return kind == '3' || kind == '6' ? 3 : 1; }
};

int orDamaged(std::optional<int> value) {
    if (!value) {
        refuseDamage();
    }
    return *value;
}

/// Values are parts of the largest one.
std::uint8_t scaled(int value, int most) {
    return static_cast<std::uint8_t>((std::min(value, most) * 510LL + most) / (2LL * most));
}

void readText(Words words, const Header& header, cv::Mat& picture) {
    for (int row = 0; row < header.height; ++row) {
        std::uint8_t* out = picture.ptr<std::uint8_t>(row);
        for (int i = 0; i < header.width * header.channels(); ++i) {
            *out++ = header.isBitmap()
                         ? static_cast<std::uint8_t>(orDamaged(words.bit()) != 0 ? 0 : 255)
                         : scaled(orDamaged(words.number()), header.most);
        }
    }
}

void readBits(std::string_view pixels, const Header& header, cv::Mat& picture) {
    const std::size_t rowBytes = (static_cast<std::size_t>(header.width) + 7) / 8;
    if (pixels.size() / rowBytes < static_cast<std::size_t>(header.height)) {
        refuseDamage();
    }
    for (int row = 0; row < header.height; ++row) {
        for (int i = 0; i < header.width; ++i) {
            const auto eight = static_cast<unsigned char>(
                pixels[static_cast<std::size_t>(row) * rowBytes + static_cast<std::size_t>(i) / 8]);
            picture.at<std::uint8_t>(row, i) = (eight >> (7 - i % 8) & 1) != 0 ? 0 : 255;
        }
    }
}

void readBytes(std::string_view pixels, const Header& header, cv::Mat& picture) {
    const std::size_t width = header.most > 255 ? 2 : 1;
    const std::size_t rowBytes = static_cast<std::size_t>(header.width) * header.channels() * width;
    if (pixels.size() / rowBytes < static_cast<std::size_t>(header.height)) {
        refuseDamage();
    }
    const auto* in = reinterpret_cast<const unsigned char*>(pixels.data());
    for (int row = 0; row < header.height; ++row) {
        std::uint8_t* out = picture.ptr<std::uint8_t>(row);
        for (int i = 0; i < header.width * header.channels(); ++i, in += width) {
            *out++ = scaled(width == 2 ? in[0] << 8 | in[1] : in[0], header.most);
        }
    }
}

}  // namespace

cv::Mat decodePnm(std::string_view bytes) {
    Header header;
    header.kind = bytes[1];
    Words words(bytes, 2);
    header.width = orDamaged(words.number());
    header.height = orDamaged(words.number());
    header.most = header.isBitmap() ? 1 : orDamaged(words.number());
    if (header.most < 1 || header.most > 65535) {
        refuseDamage();
    }
    cv::Mat picture(header.height, header.width, CV_8UC(header.channels()));
    if (header.kind <= '3') {
        readText(words, header, picture);
        return picture;
    }
    const std::string_view pixels = bytes.substr(std::min(words.at() + 1, bytes.size()));
    (header.isBitmap() ? readBits : readBytes)(pixels, header, picture);
    return picture;
}

}  // namespace lab
