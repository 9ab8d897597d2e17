"""All settings, from a TOML file and from ``GONGWU_*`` environment variables; the environment wins."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource
from typing_extensions import override

from assistant.errors import SettingsError

PREFIX = "GONGWU_"


def default_library_folder() -> Path:
    """The platform's folder for this user's data."""
    from platformdirs import user_data_path

    return user_data_path("gongwu", appauthor=False) / "library"


def settings_file() -> Path:
    """``GONGWU_SETTINGS``, else ``gongwu.toml`` in the platform's configuration folder."""
    from platformdirs import user_config_path

    named = os.environ.get(f"{PREFIX}SETTINGS")
    return Path(named) if named else user_config_path("gongwu", appauthor=False) / "gongwu.toml"


class Settings(BaseSettings):
    """What an installation may set; each field is ``GONGWU_`` and its name in capitals, or a line of the TOML file."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    library_dir: Path = Field(default_factory=default_library_folder, description="知识库所在文件夹")
    vectors: bool = Field(default=True, description="是否计算语义向量；关闭后只用词法检索")
    host: str = Field(default="127.0.0.1", description="网页服务监听的地址，目前只允许本机")
    port: int = Field(default=7860, ge=1, le=65535, description="网页服务监听的端口")
    chat_base_url: str = Field(default="", description="语言模型服务的地址（OpenAI 兼容）；目前只用于评测的 --judge")
    chat_model: str = Field(default="", description="语言模型的名称")
    chat_api_key: SecretStr = Field(default=SecretStr(""), description="语言模型服务的密钥；不会显示，也不会写进日志")

    @field_validator("library_dir")
    @classmethod
    def _home(cls, value: Path) -> Path:
        return value.expanduser()

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, settings_file())


def load_settings(**given: object) -> Settings:
    """Reads the settings.

    Args:
        given: Values that win over the environment and the file, for instance from the command line.

    Raises:
        SettingsError: A value cannot be used, the file has a line that is no setting, is not TOML, or is named and missing.
    """
    if os.environ.get(f"{PREFIX}SETTINGS") and not settings_file().is_file():
        raise SettingsError(f"找不到设置文件 {settings_file()}，请改正环境变量 {PREFIX}SETTINGS。")
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        names = "、".join(PREFIX + str(detail["loc"][0]).upper() for detail in error.errors())
        raise SettingsError(f"设置 {names} 不存在或值不能使用，请改正环境变量或 {settings_file()}。") from error
    except ValueError as error:
        raise SettingsError(f"设置文件 {settings_file()} 不是有效的 TOML，请改正后重试。") from error
