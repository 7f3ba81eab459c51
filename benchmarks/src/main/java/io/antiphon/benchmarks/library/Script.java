package io.antiphon.benchmarks.library;

import java.util.List;

/// The words of one script, from which names are put together; `%h` stands for a head, `%t` for a tail.
///
/// The forms of artists differ from each other for every pair of words, so a number can stand for exactly one name.
enum Script {

    ENGLISH(
            words("Amber Broken Crimson Distant Electric Faded Golden Hollow Iron Jade Kinetic Lonesome Midnight Northern "
                    + "Opal Paper Quiet Restless Silver Tidal Ultraviolet Velvet Wandering Yellow Arctic Burning Cobalt "
                    + "Drifting Eastern Feral Glass Hidden Idle Lunar Marble Neon Pale Rusted Scarlet Winter"),
            words("Anchors Birches Cathedral Dominion Embers Foxes Gardens Harbour Islands Junction Kingdoms Lanterns "
                    + "Machines Nightjars Orchard Pilots Quarry Rivers Satellites Thieves Umbrella Valleys Whispers "
                    + "Avenue Beacons Canyon Daughters Echoes Ferry Ghosts Horizon Ladders Mirrors Ravens Sparrows "
                    + "Tigers Union Voyagers Wolves Zephyr"),
            List.of("The %h %t", "%h %t", "%h %t Trio", "%t in %h", "%h and the %t", "DJ %h %t", "%t of %h",
                    "%h %t Orchestra")),

    WESTERN(
            words("Élan Été Âme Côté Cœur Niño Señor Año Über Grüne Süße Schöne Größe Mañana Canção Saudade Coração Ñandú "
                    + "Brisé Façade Åska Höst Själ Łódź Źródło Žluť Přítel Škoda Írland Þula Ærlig Øde Blå Tûranor Garçon "
                    + "Doña Crème Naïve Zürich Göteborg"),
            words("Rêverie Forêt Lumière Étoile Mémoire Jalapeño Corazón Canción Montaña Straße Mädchen Frühling Träume "
                    + "Mühle João Ilusão Avião Björk Sjöfn Skógar Jörð Hämeen Yö Älvdalen Smörgås Ciężar Święto Wędrówka "
                    + "Kůň Říjen Čas Ősz Tűz Győr Sığla Işık Gölge Çiçek Şehir Ğarip"),
            List.of("%h %t", "Les %h %t", "%t %h", "Die %h von %t", "%h & %t", "L’%h %t")),

    CYRILLIC(
            words("Белый Чёрный Тихий Северный Дальний Золотой Ночной Стальной Зимний Полярный Хрустальный Вечерний Медный "
                    + "Старый Вольный Лунный Красный Синий Древний Быстрый"),
            words("Ветер Город Берег Огонь Лес Поезд Орёл Караван Маяк Причал Рассвет Снег Гром Журавль Океан Странник "
                    + "Колокол Мост Туман Сад"),
            List.of("%h %t", "%t и %h", "Группа %h %t", "%t («%h»)")),

    GREEK(
            words("Μικρή Παλιά Χρυσή Νυχτερινή Γαλάζια Χαμένη Ζεστή Σιωπηλή Ανοιχτή Τελευταία"),
            words("Θάλασσα Πόλη Αυγή Σελήνη Βροχή Φωτιά Καρδιά Ψυχή Άνοιξη Ξενιτιά"),
            List.of("%h %t", "%t %h", "Η %h %t")),

    JAPANESE(
            words("東京 夜の 青い 赤い 春の 夏の 秋の 冬の 静かな 遠い 白い 黒い さくら カラフル ネオン 月の 星の 海の 雨の 風の"),
            words("少年 少女 物語 列車 花火 図書館 交差点 オーケストラ ドロップス 金魚 動物園 喫茶店 放送局 ラジオ 約束 時計 旅人 手紙 電波塔 ガーデン"),
            List.of("%h%t", "%h %t", "%t・%h", "%h%t楽団")),

    CHINESE(
            words("红色 蓝色 北方 南方 夏日 冬日 古老 新生 山上 水边 夜半 清晨 金色 银色 无名"),
            words("乐队 旅行 故事 城市 花园 列车 河流 星空 雨季 朋友 时光 海岸 月亮 森林 回声"),
            List.of("%h%t", "%h的%t", "%t（%h）")),

    KOREAN(
            words("푸른 하얀 작은 먼 깊은 밝은 겨울 여름 가을 새벽"),
            words("바다 하늘 소년 소녀 기차 도시 편지 정원 바람 별빛"),
            List.of("%h %t", "%t %h", "%h%t 밴드")),

    EMOJI(
            words("Rave Lofi Pixel Vapor Glitch Candy Turbo Disco Ghost Sugar"),
            words("🌊 🔥 🌙 ⚡ 🦊 🌵 👾 🍒 🎧 🪐"),
            List.of("%h %t", "%t%h%t", "%h%t Club"));

    final List<String> heads;
    final List<String> tails;
    final List<String> artistForms;

    Script(List<String> heads, List<String> tails, List<String> artistForms) {
        this.heads = heads;
        this.tails = tails;
        this.artistForms = artistForms;
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
