#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes syllables.def: which characters of GB 2312 sound alike, tones left out.

    dsl/text/make_syllables.py > dsl/text/syllables.def

The readings are those of the transform Han-Latin of ICU (Debian: icu-devtools, program uconv), which
comes from the Unicode CLDR and Unihan data under the Unicode licence (free to use and to change with
its notice, which stands in the table). The further readings of characters that have several are ours.
"""
import subprocess
import unicodedata

FURTHER = """长chang 重chong 行hang 率shuai 数shuo 度duo 还huan 调diao 便pian 传zhuan 差chai 单shan 得dei
的di 降xiang 校jiao 会kuai 参shen 藏zang 朝zhao 盛cheng 省xing 属zhu 说shui 弹tan 系ji 约yao 曾zeng
折she 着zhuo 核hu 给gei 给ji 解xie 角jue 觉jiao 落la 模mu 期ji 似shi 宿xiu 载zai 粘zhan 乐yue 露lou 车ju
薄bo 辟pi 屏bing 大dai 畜xu 都du 都dou 缴zhuo 强jiang 塞sai 识zhi 提di 遗wei 尉yu 扎za 占zhan 正zheng
种chong 卡qia 卡ka 石dan 熟shou 色shai 刹cha 禅shan 曲qu 血xie 压ya 轧zha 与yu 予yu 应ying 任ren 当dang
分fen 要yao 处chu 发fa 复fu 供gong 更geng 结jie 尽jin 看kan 空kong 累lei 量liang 难nan 宁ning 切qie 丧sang
少shao 舍she 胜sheng 为wei 相xiang 兴xing 转zhuan 中zhong 作zuo 什shen 什shi 地de 了le 么me 没mo 没mei
被bei 比bi 称chen 冲chong 创chuang 担dan 倒dao 斗dou 否pi 否fou 干gan 间jian 将jiang 教jiao 经jing
卷juan 可ke 令ling 率lv 论lun 蒙meng 泌mi 秘bi 秘mi 拗niu 迫pai 朴piao 散san 扇shan 上shang 十shi
说shuo 宿su 拓tuo 拓ta 委wei 鲜xian 巷hang 削xue 削xiao 仔zi 殖shi 殖zhi 自zi 综zong 综zeng 钻zuan""".split()


def characters():
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def without_tone(syllable):
    letters = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def readings():
    all_characters = list(characters())
    run = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Han-Latin"],
                         input="\n".join(all_characters).encode(), stdout=subprocess.PIPE, check=True)
    by_syllable = {}
    for character, syllable in zip(all_characters, run.stdout.decode().split("\n")):
        by_syllable.setdefault(without_tone(syllable), []).append(character)
    for entry in FURTHER:
        alike = by_syllable.setdefault(entry[1:], [])
        if entry[0] not in alike:
            alike.append(entry[0])
    return by_syllable


def main():
    print("// SPDX-License-Identifier: Apache-2.0")
    print("// Written by make_syllables.py; do not edit. GUIJU_SYLLABLE(syllable, the characters).")
    print("// All 6763 characters of GB 2312. Readings: ICU transform Han-Latin, Unicode CLDR and Unihan data,")
    print("// Copyright 1991-2022 Unicode, Inc., used under the Unicode licence (SPDX: Unicode-DFS-2016).")
    for syllable, alike in sorted(readings().items()):
        lines = ["".join(alike[i:i + 40]) for i in range(0, len(alike), 40)]
        body = ("\"\n" + " " * 15 + "\"").join(lines)
        print(f"GUIJU_SYLLABLE(\"{syllable}\", \"{body}\")")


if __name__ == "__main__":
    main()
